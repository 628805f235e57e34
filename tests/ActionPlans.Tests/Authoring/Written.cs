using System.Text;
using System.Text.Json.Nodes;
using ActionPlans.Authoring;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Authoring;

/// <summary>A definition as the editor holds it, which a test changes as somebody would.</summary>
internal sealed class Written
{
    private Written(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public byte[] Bytes => Encoding.UTF8.GetBytes(Json.ToJsonString());

    /// <summary>The newest version, as it is opened.</summary>
    public static async Task<Written> OpenAsync(Installation house, string definition)
    {
        var document = await house.Mediator.Send(new GetVersion(definition));
        var json = JsonNode.Parse(document.Json)!.AsObject();
        json["id"] = document.Version.Id.ToString();
        return new Written(json);
    }

    /// <summary>A workflow that nobody has saved yet: it begins, and ends.</summary>
    public static Written New(string name) => new(JsonNode.Parse($$"""
        {
          "name": "{{name}}", "version": 1, "toolVersion": "3.8.2",
          "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "activities": [
            { "id": "begin", "name": "Begin", "type": "Elsa.Start", "version": 1 }, { "id": "end", "name": "End here", "type": "Elsa.Finish", "version": 1 } ],
            "connections": [ { "source": { "activity": "begin", "port": "Done" }, "target": { "activity": "end", "port": "In" } } ] }
        }
        """)!.AsObject());

    public JsonArray Activities => Json["root"]!["activities"]!.AsArray();

    public JsonObject Activity(string id) => Activities.OfType<JsonObject>().Single(activity => activity["id"]!.GetValue<string>() == id);

    public Written Named(string name)
    {
        Json["name"] = name;
        return this;
    }

    public Written With(string activity, string type, string name, params ReadOnlySpan<(string Input, string Kind, JsonNode Value)> inputs)
    {
        var json = new JsonObject { ["id"] = activity, ["name"] = name, ["type"] = type, ["version"] = 1 };
        foreach (var (input, kind, value) in inputs)
            json[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };
        Activities.Add(json);
        return this;
    }

    public Written Connected(string from, string to, string port = "Done")
    {
        Json["root"]!["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
        return this;
    }

    public Written Without(string from, string to)
    {
        var connections = Json["root"]!["connections"]!.AsArray();
        connections.Remove(connections.Single(connection => connection!["source"]!["activity"]!.GetValue<string>() == from && connection["target"]!["activity"]!.GetValue<string>() == to));
        return this;
    }
}
