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

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static Deadline Read(string stored)
    {
        using var json = JsonDocument.Parse(stored);
        var root = json.RootElement;
        return new Deadline
        {
            Due = Day(root, "due"),
            ReviewBy = Day(root, "reviewBy"),
            TriggerDate = Day(root, "from"),
            TriggerEvent = Text(root, "trigger") is { } trigger ? StoredName.ToTriggerEvent(trigger) : null,
            Rule = Text(root, "rule") ?? "",
            Skipped = !root.TryGetProperty("skipped", out var skipped) ? [] : [.. skipped.EnumerateArray().Select(day => new BankHoliday(Day(day, "date")!.Value, Text(day, "why") ?? ""))],
            Provisional = root.TryGetProperty("provisional", out var provisional) && provisional.GetBoolean(),
            Explanation = Text(root, "explanation") ?? "",
        };
    }

    /// <summary>Whether it was counted from an event, rather than given by a person.</summary>
    public static bool IsCounted(string stored)
    {
        using var json = JsonDocument.Parse(stored);
        return Text(json.RootElement, "trigger") is not null;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly? Day(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
