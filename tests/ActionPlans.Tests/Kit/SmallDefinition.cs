using System.Text.Json.Nodes;

namespace ActionPlans.Tests.Kit;

/// <summary>A sequence in Elsa's format, written in a line each: enough for a workflow that a test makes up.</summary>
internal sealed class SmallDefinition(string id)
{
    private readonly JsonArray activities = [];

    /// <param name="inputs">Literals by name.</param>
    public SmallDefinition Then(string type, bool startsIt = false, params ReadOnlySpan<(string Name, JsonNode? Value)> inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = $"a{activities.Count + 1}",
            ["nodeId"] = $"Workflow1:s:a{activities.Count + 1}",
            ["name"] = type,
            ["type"] = type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = startsIt, ["runAsynchronously"] = false },
            ["metadata"] = new JsonObject(),
        };
        foreach (var (name, value) in inputs)
            activity[name] = new JsonObject
            {
                ["typeName"] = value is JsonValue given && given.TryGetValue<bool>(out _) ? "Boolean" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            };
        activities.Add(activity);
        return this;
    }

    public void SaveTo(DefinitionsFolder folder) => File.WriteAllText(
        Path.Combine(folder.Path, id + ".json"),
        new JsonObject
        {
            ["id"] = id + "-1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = new JsonArray(),
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["options"] = new JsonObject(),
            ["root"] = new JsonObject
            {
                ["id"] = "s",
                ["nodeId"] = "Workflow1:s",
                ["name"] = "s",
                ["type"] = "Elsa.Sequence",
                ["version"] = 1,
                ["customProperties"] = new JsonObject(),
                ["metadata"] = new JsonObject(),
                ["activities"] = activities,
                ["variables"] = new JsonArray(),
            },
        }.ToJsonString());
}
