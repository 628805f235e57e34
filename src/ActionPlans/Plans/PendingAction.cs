using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Plans;

/// <summary>What is to become of an open action, as it is stored until its plan is submitted again or its amendment accepted.</summary>
internal static class PendingAction
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>It is to be withdrawn.</summary>
    public const string Removed = """{"removed":true}""";

    public static string Write(PlanAction action) => new JsonObject
    {
        ["objective"] = action.Objective,
        ["text"] = action.Text,
        ["outcome"] = action.Outcome,
        ["evidence"] = action.EvidenceExpected,
        ["lead"] = action.Lead,
        ["target"] = action.Target.Printed,
        ["targetKind"] = action.Target.Kind.ToStored(),
        ["deadline"] = DeadlineJson.ToJson(action.Target.Deadline),
        ["reviewMonths"] = action.Target.ReviewMonths,
    }.ToJsonString(Compact);

    /// <returns>Null when it is to be withdrawn.</returns>
    public static PlanAction? Read(string json, string id)
    {
        if (json == Removed)
            return null;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string? Text(string name) => root.GetProperty(name).GetString();
        return new PlanAction(
            Text("objective"), Text("text")!, Text("outcome"), Text("evidence"), Text("lead"),
            new PlanTarget(
                Text("target")!, StoredName.ToTimescaleKind(Text("targetKind")!), DeadlineJson.Read(root.GetProperty("deadline").GetRawText()),
                root.GetProperty("reviewMonths") is { ValueKind: JsonValueKind.Number } months ? months.GetInt32() : null)) { Id = id };
    }
}
