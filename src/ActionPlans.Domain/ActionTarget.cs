namespace ActionPlans.Domain;

/// <summary>
/// What the target of a plan's action asks for, read from the words in its cell: days, one after the other; the same again and again; a look from
/// time to time; or a date that somebody still has to propose. Several values in one cell are taken in this order: first every day that is
/// named, the earliest first (each is due when the one before it is done), then what recurs or goes on.
/// </summary>
public sealed class ActionTarget
{
    /// <summary>
    /// What comes round more often is a way of working, not a date: nobody records that they did something daily. It is reviewed like what is ongoing.
    /// </summary>
    private const int ShortestRecurrenceInDays = 28;

    private readonly DateOnly from;
    private readonly IReadOnlyList<Timescale> values;
    private readonly Period? every;
    private readonly bool goesOn;

    private ActionTarget(string printed, DateOnly from)
    {
        Printed = printed;
        this.from = from;
        values = Timescale.ReadAll(printed, from);
        every = values.Where(value => value.Kind == TimescaleKind.Recurring).Select(Recurrence).OfType<Period>().Cast<Period?>().FirstOrDefault();
        var hasDays = values.Any(HasDay);
        goesOn = values.Any(value => !HasDay(value) && !value.IsToBeAgreed);
        Kind = hasDays ? values.First(HasDay).Kind
            : goesOn ? values.First(value => !value.IsToBeAgreed).Kind
            : TimescaleKind.None;
    }

    /// <summary>The words as they were written; empty when there were none.</summary>
    public string Printed { get; }

    /// <summary>What it was understood as; of several values the kind of the first that has a day. None: a date has to be proposed.</summary>
    public TimescaleKind Kind { get; }

    /// <summary>Whether somebody has to propose when: nothing is written, or "TBC".</summary>
    public bool IsToBeAgreed => Kind == TimescaleKind.None;

    /// <param name="printed">The words of the cell; null, blank and "TBC" say nothing.</param>
    /// <param name="from">The day that periods count from (day 0) and that tells the year of a date without one.</param>
    public static ActionTarget Read(string? printed, DateOnly from) => new(printed?.Trim() ?? "", from);

    /// <summary>
    /// What holds first. A deadline without a due day has a day of review: an ongoing action is looked at every few months, and one without a
    /// date is asked for it again; neither is ever overdue.
    /// </summary>
    /// <exception cref="RefusedException">A day is outside the calendar.</exception>
    public Deadline First(DeadlinePolicy policy, WorkingDays calendar)
    {
        policy.Check();
        return NextDay(null, calendar) ?? NextOccurrence(from, calendar) ?? Review(from, policy, calendar, "");
    }

    /// <summary>What holds once it was done; null when nothing is left to do.</summary>
    /// <param name="due">The date that was in force; null when there was only a review, and so there is another one.</param>
    /// <param name="doneOn">The day on which it was done. Occurrences up to it that were never done are missed, not owed one by one.</param>
    public Deadline? Next(DateOnly? due, DateOnly doneOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        policy.Check();
        var named = due is { } day ? NextDay(day, calendar) ?? NextOccurrence(day > doneOn ? day : doneOn, calendar) : null;
        return named ?? (goesOn ? Review(doneOn, policy, calendar, $"Last looked at on {Say.Day(doneOn)}. ") : null);
    }

    /// <summary>The occurrences after <paramref name="due"/> that had come by <paramref name="doneOn"/> without being done, oldest first.</summary>
    public IReadOnlyList<DateOnly> Missed(DateOnly? due, DateOnly doneOn)
    {
        if (every is not { } period || due is not { } day || Named().Any(named => named.Due > day))
            return [];
        return [.. Occurrences(period).Select(occurrence => occurrence.Day).SkipWhile(on => on <= day).TakeWhile(on => on < doneOn)];
    }

    private Deadline? NextDay(DateOnly? after, WorkingDays calendar)
    {
        var left = Named(calendar).Where(named => after is null || named.Due > after).ToList();
        return left.Count == 0 ? null : left.Count == 1 && !goesOn ? left[0] : left[0] with
        {
            Explanation = $"{left[0].Explanation} Several targets stand together (\"{Printed}\"): the earliest comes first, the next when it is done.",
        };
    }

    private List<Deadline> Named(WorkingDays? calendar = null) =>
    [
        .. values.Where(HasDay).Select(value => Of(value, calendar ?? WorkingDays.EnglandAndWales)).DistinctBy(deadline => deadline.Due).OrderBy(deadline => deadline.Due),
    ];

    private Deadline Of(Timescale value, WorkingDays calendar) => value.Kind == TimescaleKind.Date
        ? Deadline.Of(value, new TriggerDates(), DeadlinePolicy.Default, calendar)
        : Deadline.Within(value, from, calendar);

    private Deadline? NextOccurrence(DateOnly after, WorkingDays calendar)
    {
        if (every is not { } period || Occurrences(period).FirstOrDefault(occurrence => occurrence.Day > after) is not { Number: > 0 } next)
            return null;
        var counted = DeadlineCount.Count(period with { Amount = period.Amount * next.Number }, new(null, from), calendar);
        return counted with
        {
            Rule = $"every {period} from {Say.Day(from)}, time {next.Number}",
            Explanation = $"The target is \"{Printed}\": every {period} counted from {Say.Day(from)} (day 0), and this is time {next.Number}. {DeadlineCount.DueSentence(counted)}",
        };
    }

    /// <summary>Counted from the first day each time, so that doing it late or early does not push those that follow.</summary>
    private IEnumerable<(int Number, DateOnly Day)> Occurrences(Period period)
    {
        for (var number = 1; ; number++)
        {
            var amount = period.Amount * number;
            if (from.Year + (amount * DaysIn(period.Unit) / 365) >= BankHolidays.LastYear)
                yield break;
            yield return (number, period.Unit == TimeUnit.Months ? from.AddMonths(amount) : from.AddDays(amount * DaysIn(period.Unit)));
        }
    }

    private Deadline Review(DateOnly since, DeadlinePolicy policy, WorkingDays calendar, string lead)
    {
        var period = new Period(policy.ReviewAfterMonths, TimeUnit.Months);
        var review = calendar.OnOrAfter(since.AddMonths(policy.ReviewAfterMonths));
        BankHolidays.RequireYear(review.Year);
        var quoted = Printed.Length == 0 ? "No target is written" : $"The target is \"{Printed}\"";
        return new()
        {
            ReviewBy = review,
            TriggerDate = since,
            Rule = IsToBeAgreed ? "no date yet: to be proposed" : $"no due date: review after {period}",
            Provisional = BankHolidays.IsProvisional(review.Year),
            Explanation = IsToBeAgreed
                ? $"{quoted}, so there is no due date until somebody proposes one and somebody else agrees. It is asked for again on {Say.Day(review)}."
                : $"{lead}{quoted}, which names no day, so there is no due date, but somebody has to look at it every {period}: review by {Say.Day(review)}.",
        };
    }

    /// <summary>A period counts from the plan's day unless it names another event.</summary>
    private static bool HasDay(Timescale value) => value switch
    {
        { Kind: TimescaleKind.Date } => value.Date is not null,
        { Kind: TimescaleKind.Immediate } => true,
        { Kind: TimescaleKind.Relative } => value is { Amount: not null, Trigger: null or TriggerEvent.Receipt },
        _ => false,
    };

    private static Period? Recurrence(Timescale value) =>
        value is { Amount: { } amount, Unit: { } unit and not TimeUnit.WorkingDays } && amount * DaysIn(unit) >= ShortestRecurrenceInDays ? new(amount, unit) : null;

    private static int DaysIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Months => 31,
        TimeUnit.Weeks => 7,
        _ => 1,
    };
}
