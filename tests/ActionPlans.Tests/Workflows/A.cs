using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

/// <summary>Definitions for tests, written as Elsa writes them.</summary>
internal static class A
{
    public static readonly DateTimeOffset Moment = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static JsonObject Activity(string id, string type, params (string Name, string Kind, JsonNode? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach ((string name, string kind, JsonNode? value) in inputs)
            activity[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };
        return activity;
    }

    public static JsonObject WriteLine(string id, string? text = null) => Activity(id, "Elsa.WriteLine", ("text", "Literal", text ?? id));

    public static JsonObject Event(string id, string? name = null) => Activity(id, "Elsa.Event", ("eventName", "Literal", name ?? id));

    public static JsonObject Delay(string id, string span) => Activity(id, "Elsa.Delay", ("timeSpan", "Literal", span));

    public static JsonObject Sequence(string id, params JsonObject[] activities) =>
        new() { ["id"] = id, ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. activities]) };

    /// <param name="connections">Each as "from to" or "from.Port to".</param>
    public static JsonObject Flowchart(string id, JsonObject[] activities, params string[] connections) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Flowchart",
        ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. connections.Select(Connection)]),
    };

    public static string Json(JsonObject root, params JsonObject[] variables) => new JsonObject
    {
        ["id"] = "test-1", ["definitionId"] = "test", ["version"] = 1, ["variables"] = new JsonArray([.. variables]), ["root"] = root,
    }.ToJsonString();

    public static JsonObject Variable(string name, string type, string? value = null) => new()
    {
        ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value,
        ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
    };

    public static WorkflowDefinition Definition(JsonObject root, params JsonObject[] variables) =>
        WorkflowDefinition.Read(Json(root, variables), "test.json", ActivityCatalog.Standard);

    private static JsonNode Connection(string text)
    {
        string[] ends = text.Split(' '), source = ends[0].Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
