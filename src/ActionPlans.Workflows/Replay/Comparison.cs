using System.Text.Json.Nodes;

namespace ActionPlans.Workflows.Replay;

/// <summary>
/// Compares as the recordings' README asks: strictly what an author can rely on, not at all what Elsa leaves lying about (bookmarks of
/// finished instances, records of containers after a fault, texts of faults, double entries of containers in the log).
/// </summary>
internal static class Comparison
{
    private static readonly string[] Plain = ["status", "subStatus", "correlationId", "name", "parent", "incidents", "variables", "output"];

    public static void Compare(string where, JsonObject expected, JsonObject actual, ReplayHost host, List<string> differences)
    {
        CompareInstance(where, expected, actual, host, differences);

        JsonArray expectedOthers = Array(expected, "otherInstances"), actualOthers = Array(actual, "otherInstances");
        if (expectedOthers.Count != actualOthers.Count)
            differences.Add($"{where}: otherInstances: Elsa has {expectedOthers.Count}, we have {actualOthers.Count}");
        for (int i = 0; i < Math.Min(expectedOthers.Count, actualOthers.Count); i++)
            CompareInstance($"{where}, {expectedOthers[i]!["instance"]}", expectedOthers[i]!.AsObject(), actualOthers[i]!.AsObject(), host, differences);

        // Between instances that run in one step the order of lines is not determined.
        bool ordered = expectedOthers.Concat([expected]).Count(instance => Array(instance!.AsObject(), "executed").Count > 0) <= 1;
        Report(where, "log", Lines(expected, "log", ordered), Lines(actual, "log", ordered), differences);
    }

    private static void CompareInstance(string where, JsonObject expected, JsonObject actual, ReplayHost host, List<string> differences)
    {
        foreach (string field in Plain)
            Report(where, field, Text(expected[field]), Text(actual[field]), differences);
        Report(where, "executed", Executed(expected, host), Executed(actual, host), differences);
        if ((string?)expected["status"] == nameof(WorkflowStatus.Running))
            Report(where, "bookmarks", Lines(expected, "bookmarks", ordered: false), Lines(actual, "bookmarks", ordered: false), differences);
    }

    private static void Report(string where, string what, string expected, string actual, List<string> differences)
    {
        if (expected != actual)
            differences.Add($"{where}: {what}: Elsa {expected}, we {actual}");
    }

    private static string Executed(JsonObject instance, ReplayHost host) => string.Join(" ", Array(instance, "executed")
        .Where(entry => (string?)entry!["event"] is "Started" or "Completed" or "Faulted" && !IsContainer(host, (string?)entry["id"] ?? ""))
        .Select(entry => $"{entry!["id"]}:{entry["event"]}{(entry["outcomes"] is JsonArray outcomes ? outcomes.ToJsonString(ValueJson.Plain) : "")}"));

    private static bool IsContainer(ReplayHost host, string id) =>
        host.Instances.Exists(instance => instance.Definition.Find(id) is { Children.Count: > 0 });

    private static string Lines(JsonObject instance, string field, bool ordered)
    {
        IEnumerable<string> lines = Array(instance, field).Select(Text);
        return string.Join(" | ", ordered ? lines : lines.Order(StringComparer.Ordinal));
    }

    private static JsonArray Array(JsonObject instance, string field) => instance[field] as JsonArray ?? [];

    /// <summary>Properties sorted, so that their order does not matter.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject map => "{" + string.Join(",", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Text(pair.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Select(Text)) + "]",
        _ => node.ToJsonString(ValueJson.Plain),
    };
}
