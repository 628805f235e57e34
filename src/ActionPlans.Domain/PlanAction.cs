namespace ActionPlans.Domain;

/// <summary>One thing that a body is going to do about a recommendation, in the columns that action plans have.</summary>
/// <param name="Lead">The person or role that answers for it; null while nobody is named.</param>
public sealed record PlanAction(
    string? Objective, string Text, string? Outcome, string? EvidenceExpected, string? Lead, PlanTarget Target)
{
    /// <summary>The id by which people name it: "A7".</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is over (done), so that nothing in it has to be put right any more.</summary>
    public bool IsOver { get; init; }
}
