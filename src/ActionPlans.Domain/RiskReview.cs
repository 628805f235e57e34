namespace ActionPlans.Domain;

/// <summary>The reviews of a risk: one after the other, until it is closed. A review that is not done escalates like anything else.</summary>
public static class RiskReview
{
    /// <summary>More than a year without a look is no review.</summary>
    private const int LongestMonths = 12;

    /// <summary>The first one, by policy.</summary>
    /// <param name="from">The day on which the register came, Europe/London.</param>
    /// <exception cref="RefusedException">It is outside the calendar.</exception>
    public static Deadline First(DateOnly from, DeadlinePolicy policy, WorkingDays calendar) =>
        After(from, policy, calendar, $"A register's risks are looked at every {Period(policy)} unless somebody says otherwise; this one stands in it since {Say.Day(from)}");

    /// <summary>Whether a review may be recorded.</summary>
    /// <param name="next">The day of the next one; null: as the policy says.</param>
    public static Decision Record(RiskState state, string by, string note, DateOnly? next, DateOnly today) =>
        Submitters.Missing(by, note) ?? Over(state)
        ?? (next <= today ? Decision.Refused($"{Say.Day(next.Value)} is not in the future; give a later day for the next review.")
            : next > today.AddMonths(LongestMonths) ? Decision.Refused($"{Say.Day(next.Value)} is more than {LongestMonths} months away; look at the risk sooner.")
            : Decision.Accepted);

    /// <summary>The one after a review that was done.</summary>
    public static Deadline Next(DateOnly reviewedOn, string by, DateOnly? next, DeadlinePolicy policy, WorkingDays calendar) => next is { } day
        ? new()
        {
            Due = day,
            TriggerDate = reviewedOn,
            Rule = "the day given with the review",
            Explanation = $"{by.Trim()} looked at it on {Say.Day(reviewedOn)} and said when it is looked at next: {Say.Day(day)}.",
        }
        : After(reviewedOn, policy, calendar, $"{by.Trim()} looked at it on {Say.Day(reviewedOn)}, and a register's risks are looked at every {Period(policy)}");

    /// <summary>Whether a risk may be closed.</summary>
    public static Decision Close(RiskState state, string by, string reason) => Submitters.Missing(by, reason) ?? Over(state) ?? Decision.Accepted;

    /// <summary>Refuses what only makes sense while it is open; null when it is.</summary>
    public static Decision? Over(RiskState state) => state == RiskState.Closed ? Decision.Ignored("The risk is already closed.") : null;

    private static Deadline After(DateOnly from, DeadlinePolicy policy, WorkingDays calendar, string why)
    {
        policy.Check();
        var review = calendar.OnOrAfter(from.AddMonths(policy.ReviewAfterMonths));
        BankHolidays.RequireYear(review.Year);
        return new()
        {
            Due = review,
            TriggerDate = from,
            Rule = $"review after {Period(policy)}",
            Provisional = BankHolidays.IsProvisional(review.Year),
            Explanation = $"{why}, on a working day: {Say.Day(review)}.",
        };
    }

    private static Period Period(DeadlinePolicy policy) => new(policy.ReviewAfterMonths, TimeUnit.Months);
}
