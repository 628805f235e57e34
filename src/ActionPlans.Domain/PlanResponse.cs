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

    /// <summary>Refuses a proposed date that cannot become the recommendation's deadline; null when there is none, or it can.</summary>
    /// <param name="due">The recommendation's own date; null while it has none.</param>
    /// <exception cref="RefusedException">The day is outside the calendar.</exception>
    public Decision? Unsuitable(DateOnly? due, DateOnly today)
    {
        if (ProposedDue is not { } proposed)
            return null;
        BankHolidays.RequireYear(proposed.Year);
        return due is { } current ? Decision.Refused($"It is due {Say.Day(current)} already; to move that date ask for an extension.")
            : proposed <= today ? Decision.Refused($"{Say.Day(proposed)} is not in the future; propose a later day.")
            : null;
    }
}
