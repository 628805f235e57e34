using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionPlans.Plans;

/// <summary>
/// A plan as it reads at one moment: what is exported, and what is frozen when it is submitted. Stored as JSON, so the names of its members are a
/// contract.
/// </summary>
public sealed record PlanDocument
{
    /// <summary>"P1".</summary>
    public required string Plan { get; init; }

    /// <summary>Null for a draft that has not been submitted.</summary>
    public int? Version { get; init; }

    /// <summary>"draft" or "final" where the report asks for both; else null.</summary>
    public string? Stage { get; init; }

    public required string Report { get; init; }

    public string? Area { get; init; }

    public DateOnly? Published { get; init; }

    public required DateOnly Received { get; init; }

    /// <summary>The body whose plan it is.</summary>
    public required string Body { get; init; }

    /// <summary>As the report names the receiver; null where it names none.</summary>
    public string? SubmitTo { get; init; }

    /// <summary>As the report prints them; null where it asks for no copy.</summary>
    public string? CopyTo { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>Why an accepted plan is amended; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>London's day of submission; null for a draft.</summary>
    public DateOnly? Submitted { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>In the order of the report.</summary>
    public required IReadOnlyList<PlanEntry> Entries { get; init; }

    /// <summary>Whether anything was written here at all.</summary>
    [JsonIgnore]
    public bool IsBlank => Entries.All(entry => entry.Answer is null && entry.Actions.Count == 0);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static PlanDocument Parse(string json) => JsonSerializer.Deserialize<PlanDocument>(json, Json)!;
}

/// <summary>One body's answer to one recommendation.</summary>
/// <param name="Recommendation">"R3".</param>
/// <param name="Number">As the report prints it, or its place in the report.</param>
/// <param name="Timescale">As the report prints it; empty when it prints none.</param>
/// <param name="Due">Null while no date is printed or agreed.</param>
/// <param name="MustAnswer">Whether the plan has to wait for this body's answer.</param>
/// <param name="Answer">agreed, partlyAgreed or notAgreed; null: unanswered.</param>
/// <param name="Seen">What a change of this answer names as the version it saw; 0: unanswered.</param>
public sealed record PlanEntry(
    string Recommendation, string Number, string Text, string Timescale, DateOnly? Due, string Body, bool Accountable, bool MustAnswer, string? Answer, string? Reason,
    DateOnly? ProposedDue, string? AnsweredBy, IReadOnlyList<PlannedAction> Actions, [property: JsonIgnore] long Seen = 0);

/// <summary>One action of a plan.</summary>
/// <param name="Id">"A7".</param>
/// <param name="ReviewBy">When an action without a date is looked at first; null for one with a date.</param>
/// <param name="State">draft, open or done.</param>
/// <param name="Seen">What a change of this action names as the version it saw.</param>
public sealed record PlannedAction(
    string Id, string? Objective, string Text, string? Outcome, string? Evidence, string? Lead, string? Target, DateOnly? Due, DateOnly? ReviewBy, string State,
    [property: JsonIgnore] long Seen = 0)
{
    /// <summary>Whether it differs from what holds now, until the plan is submitted again or its amendment accepted.</summary>
    [JsonIgnore]
    public bool IsPending { get; init; }
}
