namespace ActionPlans.Domain;

/// <summary>A body's answer to one recommendation: "agreed / partly agreed / not agreed with reason". No response at all means unanswered.</summary>
/// <param name="Reason">Null only with <see cref="PlanAnswer.Agreed"/>, or while it is still missing from a draft.</param>
/// <param name="ProposedDue">
/// The date proposed for a recommendation that has none, Europe/London. It is no deadline, and nothing is overdue by it, until the plan is accepted.
/// </param>
public sealed record PlanResponse(PlanAnswer Answer, string? Reason, DateOnly? ProposedDue)
{
    /// <summary>Whether something is going to be done.</summary>
    public bool PromisesAction => Answer != PlanAnswer.NotAgreed;
}
