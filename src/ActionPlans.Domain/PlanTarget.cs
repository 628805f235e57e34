using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>Until when an action is to be done, as it was written and as it is understood.</summary>
/// <param name="Printed">The words; empty when there are none.</param>
/// <param name="Deadline">A due day, or the day of the first review where the words name none.</param>
/// <param name="ReviewMonths">How often an action without an end is looked at; null for one with a day.</param>
public sealed partial record PlanTarget(string Printed, TimescaleKind Kind, Deadline Deadline, int? ReviewMonths)
{
    /// <summary>Whether somebody still has to say when: nothing is written, or "TBC".</summary>
    public bool IsMissing => Kind == TimescaleKind.None || ToBeConfirmed().IsMatch(Printed);

    /// <param name="printed">The words; null and blank ones are no target.</param>
    /// <param name="writtenOn">The day on which they were written, Europe/London: periods count from it, and it tells the year of "by 10 September".</param>
    /// <exception cref="RefusedException">A day is outside the calendar.</exception>
    public static PlanTarget Read(string? printed, DateOnly writtenOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        var timescale = Timescale.Read(printed, writtenOn);
        return timescale switch
        {
            { Kind: TimescaleKind.None } => new(timescale.Printed, timescale.Kind, Unwritten, null),
            // An event of the report ("of receipt") is long past when a plan is written; what is meant is from now on.
            { Kind: TimescaleKind.Relative or TimescaleKind.Immediate } => new(timescale.Printed, timescale.Kind, Deadline.Within(timescale, writtenOn, calendar), null),
            { Kind: TimescaleKind.Date, Date: not null } => new(timescale.Printed, timescale.Kind, Deadline.Of(timescale, new TriggerDates(), policy, calendar), null),
            _ => Reviewed(timescale, writtenOn, policy, calendar),
        };
    }

    private static Deadline Unwritten { get; } = new() { Rule = "no target", Explanation = "No target is written, so there is no due date." };

    private static PlanTarget Reviewed(Timescale timescale, DateOnly writtenOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        policy.Check();
        var months = timescale switch
        {
            { Kind: TimescaleKind.Recurring, Amount: { } amount, Unit: TimeUnit.Months } => amount,
            { Kind: TimescaleKind.Recurring, Amount: not null } => 1, // more often than monthly is a way of working; it is looked at monthly
            _ => policy.ReviewAfterMonths,
        };
        var month = writtenOn.AddMonths(months);
        BankHolidays.RequireYear(month.Year);
        var review = calendar.OnOrAfter(month);
        return new(timescale.Printed, timescale.Kind, new()
        {
            ReviewBy = review,
            TriggerDate = writtenOn,
            Rule = $"no due date: review every {Say.Count(months, "month")}",
            Provisional = BankHolidays.IsProvisional(review.Year),
            Explanation = $"The target is \"{timescale.Printed}\", which names no day, so there is no due date, but somebody has to look at it every "
                + $"{Say.Count(months, "month")} from {Say.Day(writtenOn)} on: first by {Say.Day(review)}.",
        }, months);
    }

    [GeneratedRegex(@"^\s*(?:tb[acd]|to be (?:confirmed|agreed|advised|determined|decided))\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToBeConfirmed();
}
