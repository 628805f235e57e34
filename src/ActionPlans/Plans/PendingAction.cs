using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Plans;

/// <summary>
/// What is to become of an open action, as it is stored until its plan is submitted again or its amendment accepted: the cells that change, and no
/// others, so that what happens to the action meanwhile (somebody else leads it, it was done and is due again) is not undone.
/// </summary>
internal static class PendingAction
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>It is to be withdrawn.</summary>
    public const string Removed = """{"removed":true}""";

    /// <returns>Null when nothing changes.</returns>
    public static string? Write(PlanAction action, PlanAction standing)
    {
        var changes = new JsonObject();
        void Change(string name, string? value, string? stands)
        {
            if (value != stands)
                changes[name] = value;
        }

        Change("objective", action.Objective, standing.Objective);
        Change("text", action.Text, standing.Text);
        Change("outcome", action.Outcome, standing.Outcome);
        Change("evidence", action.EvidenceExpected, standing.EvidenceExpected);
        Change("lead", action.Lead, standing.Lead);
        if (action.Target.Printed != standing.Target.Printed)
            changes["target"] = new JsonObject
            {
                ["printed"] = action.Target.Printed,
                ["kind"] = action.Target.Kind.ToStored(),
                ["from"] = action.Target.CountedFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["deadline"] = DeadlineJson.ToJson(action.Target.Deadline),
            };
        return changes.Count == 0 ? null : changes.ToJsonString(Compact);
    }

    /// <returns>Null when it is to be withdrawn.</returns>
    public static PlanAction? Read(string json, PlanAction standing)
    {
        if (json == Removed)
            return null;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string? Cell(string name, string? stands) => root.TryGetProperty(name, out var value) ? value.GetString() : stands;
        return standing with
        {
            Objective = Cell("objective", standing.Objective),
            Text = Cell("text", standing.Text)!,
            Outcome = Cell("outcome", standing.Outcome),
            EvidenceExpected = Cell("evidence", standing.EvidenceExpected),
            Lead = Cell("lead", standing.Lead),
            Target = root.TryGetProperty("target", out var target) ? ReadTarget(target) : standing.Target,
        };
    }

    private static PlanTarget ReadTarget(JsonElement target) => new(
        target.GetProperty("printed").GetString()!,
        StoredName.ToTimescaleKind(target.GetProperty("kind").GetString()!),
        DeadlineJson.Read(target.GetProperty("deadline").GetRawText()),
        DateOnly.ParseExact(target.GetProperty("from").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
