using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlans.Workflows.Replay;

/// <summary>What replaying one recording gave.</summary>
/// <param name="Observed">One observation per step, in the form of the recordings.</param>
/// <param name="Differences">One line for every way in which Elsa behaved differently. Empty: the same.</param>
public sealed record ReplayResult(string Name, IReadOnlyList<JsonObject> Observed, IReadOnlyList<string> Differences);

/// <summary>Runs a recorded conformance case and compares it with what the real Elsa 3.7.1 did.</summary>
public static class Replay
{
    /// <exception cref="FormatException">The text is no conformance case.</exception>
    public static ReplayResult Run(string caseJson)
    {
        try
        {
            return RunCase(JsonNode.Parse(caseJson)!.AsObject());
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            throw new FormatException($"not a conformance case: {problem.Message}", problem);
        }
    }

    private static ReplayResult RunCase(JsonObject recorded)
    {
        string name = (string?)recorded["name"] ?? "";
        JsonNode main = recorded["definition"]!;
        List<JsonNode> others = [.. (recorded["otherDefinitions"] as JsonArray ?? []).OfType<JsonNode>()];
        var host = new ReplayHost(ReadDefinitions(main, others, name));
        string mainId = (string)main["definitionId"]!;

        var observed = new List<JsonObject>();
        var differences = new List<string>();
        JsonArray script = recorded["script"]!.AsArray(), expected = recorded["observed"]!.AsArray();
        for (int i = 0; i < script.Count; i++)
        {
            Perform(host, script[i]!.AsObject(), mainId);
            observed.Add(Observation.Of(host, mainId));
            if (i < expected.Count)
                Comparison.Compare($"step {i + 1}", expected[i]!.AsObject(), observed[i], host, differences);
        }
        return new ReplayResult(name, observed, differences);
    }

    private static List<WorkflowDefinition> ReadDefinitions(JsonNode main, List<JsonNode> others, string name)
    {
        ActivityCatalog catalog = ConformanceActivities.Catalog;
        foreach (JsonNode other in others.Where(other => (bool?)other["options"]?["usableAsActivity"] == true))
            catalog = catalog.WithWorkflow(other.ToJsonString(), name);
        return [.. others.Prepend(main).Select(definition => WorkflowDefinition.ReadLeniently(definition.ToJsonString(), name, catalog))];
    }

    private static void Perform(ReplayHost host, JsonObject step, string mainId)
    {
        (string what, JsonNode? how) = step.First();
        switch (what)
        {
            case "start":
                host.Start(
                    (string?)how?["definitionId"] ?? mainId,
                    (how?["input"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone()),
                    (string?)how?["correlationId"]);
                break;
            case "event":
                host.Publish((string?)how?["name"], how?["payload"]?.DeepClone(), (string?)how?["correlationId"]);
                break;
            case "advance":
                host.Advance(TimeSpan.Parse((string)how!, CultureInfo.InvariantCulture));
                break;
            case "cancel":
                host.CancelLast();
                break;
            default:
                throw new FormatException($"not a conformance case: unknown step '{what}'");
        }
    }
}
