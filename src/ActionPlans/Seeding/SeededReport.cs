namespace ActionPlans.Seeding;

/// <summary>A made-up report with what has become of it, to fill an installation for a trial of its size.</summary>
/// <param name="Commissioner">The body that writes the plan and answers for every recommendation that names nobody else.</param>
/// <param name="Region">The region whose oversight body and regulator's team follow it up.</param>
public sealed record SeededReport(
    string Title, string Area, string Region, string Commissioner, IReadOnlyList<string> Providers, DateOnly ReceivedOn, IReadOnlyList<SeededRecommendation> Recommendations)
{
    /// <summary>When the plan was submitted; null: not yet.</summary>
    public DateOnly? PlanSubmittedOn { get; init; }
}

/// <param name="Timescale">As printed.</param>
/// <param name="Bodies">The accountable one first.</param>
/// <param name="DaysAfterDue">When the evidence was accepted, before the due day for negative ones; null: it is still open.</param>
/// <param name="EvidenceWaits">Evidence was handed in, and nobody has decided yet. Only for what is open.</param>
public sealed record SeededRecommendation(string Text, string Timescale, IReadOnlyList<string> Bodies, int? DaysAfterDue, bool EvidenceWaits);
