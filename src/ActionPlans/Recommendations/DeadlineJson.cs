using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Domain;

namespace ActionPlans.Recommendations;

/// <summary>A deadline as it is stored, frozen, with the words that explain it; `actionplans deadline --json` prints the same fields.</summary>
public static class DeadlineJson
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject ToJson(Deadline deadline) => new()
    {
        ["from"] = Date(deadline.TriggerDate),
        ["trigger"] = deadline.TriggerEvent?.ToStored(),
        ["due"] = Date(deadline.Due),
        ["reviewBy"] = Date(deadline.ReviewBy),
        ["rule"] = deadline.Rule,
        ["skipped"] = new JsonArray([.. deadline.Skipped.Select(day => (JsonNode)new JsonObject { ["date"] = Date(day.Date), ["why"] = day.Why })]),
        ["provisional"] = deadline.Provisional,
        ["explanation"] = deadline.Explanation,
    };

    public static string Write(Deadline deadline) => ToJson(deadline).ToJsonString(Compact);

    /// <summary>What was frozen, without the count behind it (the event and the days skipped stand in the explanation too).</summary>
    public static Deadline Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new Deadline
        {
            Due = Day(root, "due"),
            ReviewBy = Day(root, "reviewBy"),
            TriggerDate = Day(root, "from"),
            Rule = root.GetProperty("rule").GetString()!,
            Provisional = root.TryGetProperty("provisional", out var provisional) && provisional.GetBoolean(),
            Explanation = root.GetProperty("explanation").GetString()!,
        };
    }

    private static DateOnly? Day(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.GetString() is { } day
        ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
