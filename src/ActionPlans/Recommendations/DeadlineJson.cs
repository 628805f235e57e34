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

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
