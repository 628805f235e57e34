namespace ActionPlans.Domain;

/// <summary>The first date of a recommendation without one: "there is no due date until a person agrees one".</summary>
public static class AgreedDate
{
    /// <param name="due">The date in force; null when none is.</param>
    public static Decision Agree(RecommendationState state, DateOnly? due, DateOnly on, DateOnly today, string by, string reason)
    {
        BankHolidays.RequireYear(on.Year);
        return Submitters.Missing(by, reason)
            ?? (state is RecommendationState.Closed or RecommendationState.Withdrawn
                ? Decision.Refused($"The recommendation is already {state.ToStored()}; it needs no date.")
            : due is { } current
                ? Decision.Refused($"It is due {Say.Day(current)} already; to move that date ask for an extension.")
            : on <= today
                ? Decision.Refused($"{Say.Day(on)} is not in the future; give a later day.")
            : Decision.Accepted);
    }

    /// <summary>The deadline that it puts in force.</summary>
    public static Deadline ToDeadline(DateOnly on, DateOnly agreedOn, string by, string reason) => new()
    {
        Due = on,
        Rule = "agreed by a person",
        Explanation = $"Nothing printed says when. {by.Trim()} recorded on {Say.Day(agreedOn)} that {Say.Day(on)} is agreed. Reason: {reason.Trim().TrimEnd('.')}.",
    };
}
