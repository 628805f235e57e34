using System.Globalization;

namespace ActionPlans.Domain;

/// <summary>So many units.</summary>
internal readonly record struct Period(int Amount, TimeUnit Unit)
{
    public override string ToString() => Say.Count(Amount, Unit switch
    {
        TimeUnit.WorkingDays => "working day",
        TimeUnit.Days => "day",
        TimeUnit.Weeks => "week",
        _ => "month",
    });
}

/// <summary>The day that is day 0, the event that made it so (null: a person gave the day), and why this one was taken.</summary>
internal sealed record CountedFrom(TriggerEvent? Event, DateOnly Date, string? Why = null)
{
    public string InRule => Event is { } known ? Name(known) : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string InSentence => (Event is { } known ? Name(known) + " on " : "") + Say.Day(Date);

    public static string Name(TriggerEvent happening) => happening switch
    {
        TriggerEvent.Publication => "publication of the report",
        TriggerEvent.Receipt => "receipt of the report",
        TriggerEvent.Letter => "the arrival of the letter",
        TriggerEvent.Acceptance => "acceptance of the action plan",
        _ => "the end of the inspection",
    };
}

/// <summary>Counts deadlines and explains the count.</summary>
internal sealed class DeadlineCount(TriggerDates dates, DeadlinePolicy policy, WorkingDays calendar)
{
    public Deadline Of(Timescale timescale) => timescale switch
    {
        { Kind: TimescaleKind.Immediate } => FromReport(
            policy.ImmediateCountsFrom,
            from => Immediate(policy.ImmediateWorkingDays, from, calendar)),
        { Kind: TimescaleKind.Relative, Amount: { } amount, Unit: { } unit, Trigger: null } => FromReport(
            policy.BandsCountFrom,
            from => Count(new(amount, unit), from, calendar)),
        { Kind: TimescaleKind.Relative, Amount: { } amount, Unit: { } unit, Trigger: { } trigger } =>
            dates.Of(trigger) is { } day ? Count(new(amount, unit), new(trigger, day), calendar) : Unknown(trigger),
        { Kind: TimescaleKind.Date, Date: { } date } => OnPrintedDate(timescale, date),
        { Kind: TimescaleKind.Date } => Review(timescale, "its year cannot be told"),
        { Kind: TimescaleKind.Recurring } => Review(timescale, "it recurs"),
        { Kind: TimescaleKind.Continuous } => Review(timescale, "it is ongoing"),
        { Kind: TimescaleKind.Vague } => Review(timescale, "it names no day"),
        _ => new()
        {
            Rule = "no timescale",
            Explanation = "No timescale is printed, so there is no due date until a person agrees one.",
        },
    };

    public static Deadline Immediate(int workingDays, CountedFrom from, WorkingDays calendar)
    {
        var counted = Count(new(workingDays, TimeUnit.WorkingDays), from, calendar);
        var when = workingDays switch
        {
            0 => "the same day as",
            1 => "the next working day after",
            _ => $"{Say.Count(workingDays, "working day")} after",
        };
        return counted with
        {
            Rule = $"immediate: {when} {from.InRule}",
            Explanation = $"Immediate means {when} {from.InSentence}.{Because(from)}{Skipping(counted)} {DueSentence(counted)}",
        };
    }

    public static Deadline Count(Period period, CountedFrom from, WorkingDays calendar)
    {
        var counted = new Deadline
        {
            Due = DueOf(period, from.Date, calendar),
            TriggerEvent = from.Event,
            TriggerDate = from.Date,
            Rule = $"{period} from {from.InRule}",
            Explanation = "",
        };
        if (period.Unit == TimeUnit.WorkingDays)
        {
            counted = counted with
            {
                Skipped = calendar.HolidaysBetween(from.Date, counted.Due.Value),
                Provisional = BankHolidays.IsProvisional(counted.Due.Value.Year),
            };
        }

        return counted with
        {
            Explanation = $"{period} counted from {from.InSentence} (day 0).{Because(from)}{HowCounted(period, from.Date, counted)} {DueSentence(counted)}",
        };
    }

    private static DateOnly DueOf(Period period, DateOnly from, WorkingDays calendar)
    {
        var due = period.Unit switch
        {
            TimeUnit.WorkingDays => calendar.Add(from, period.Amount),
            TimeUnit.Days => from.AddDays(period.Amount),
            TimeUnit.Weeks => from.AddDays(period.Amount * 7),
            _ => from.AddMonths(period.Amount),
        };
        BankHolidays.RequireYear(due.Year);
        return due;
    }

    // A band or an "immediate" names no event: the policy's event, or the other one where that day is not known.
    private Deadline FromReport(TriggerEvent wanted, Func<CountedFrom, Deadline> count)
    {
        var other = wanted == TriggerEvent.Publication ? TriggerEvent.Receipt : TriggerEvent.Publication;
        return dates.Of(wanted) is { } day
                ? count(new(wanted, day, $" No event is printed, so it counts from {CountedFrom.Name(wanted)}."))
            : dates.Of(other) is { } standIn
                ? count(new(other, standIn,
                    $" No event is printed and the day of {CountedFrom.Name(wanted)} is not known, so it counts from {CountedFrom.Name(other)}."))
            : Unknown(wanted);
    }

    private static Deadline Unknown(TriggerEvent trigger) => new()
    {
        TriggerEvent = trigger,
        Rule = $"waits for the day of {CountedFrom.Name(trigger)}",
        Explanation = $"It counts from {CountedFrom.Name(trigger)}, and that day is not known: there is no due date until it is entered.",
    };

    private static Deadline OnPrintedDate(Timescale timescale, TimescaleDate date)
    {
        BankHolidays.RequireYear(date.Through.Year);
        var isDay = date.Precision == DatePrecision.Day;
        var reading = timescale.Qualifier is null ? "" : $" ({timescale.Qualifier})";
        return new()
        {
            Due = date.Through,
            Rule = isDay ? "the printed date" : "the last day of what is printed",
            Explanation = $"The printed target is \"{timescale.Printed}\"{reading}"
                + (isDay ? "" : $", which runs from {Say.Day(date.From)} to {Say.Day(date.Through)}; its last day counts")
                + $". Due {Say.Day(date.Through)}.",
        };
    }

    private Deadline Review(Timescale timescale, string why)
    {
        var period = timescale is { Kind: TimescaleKind.Recurring, Amount: { } amount, Unit: { } unit }
            ? new Period(amount, unit)
            : new Period(policy.ReviewAfterMonths, TimeUnit.Months);
        var rule = $"no due date: review after {period}";
        var sentence = $"The printed target is \"{timescale.Printed}\": {why}, so there is no due date, but somebody has to look at it";
        if (Anchor() is not var (happening, from))
        {
            return new() { Rule = rule, Explanation = $"{sentence} {period} after the report came. That day is not known: enter it." };
        }

        var review = calendar.OnOrAfter(DueOf(period, from, calendar));
        return new()
        {
            ReviewBy = review,
            TriggerEvent = happening,
            TriggerDate = from,
            Rule = rule,
            Provisional = BankHolidays.IsProvisional(review.Year),
            Explanation = $"{sentence} {period} after {CountedFrom.Name(happening)} on {Say.Day(from)}, on a working day: review by {Say.Day(review)}.",
        };
    }

    private (TriggerEvent Event, DateOnly Date)? Anchor()
    {
        foreach (var happening in new[] { TriggerEvent.Receipt, TriggerEvent.Publication, TriggerEvent.Letter, TriggerEvent.Inspection })
        {
            if (dates.Of(happening) is { } day)
            {
                return (happening, day);
            }
        }

        return null;
    }

    private static string Because(CountedFrom from) => from.Why ?? "";

    private static string HowCounted(Period period, DateOnly from, Deadline counted) => period.Unit switch
    {
        TimeUnit.WorkingDays =>
            " Saturdays, Sundays and the bank holidays of England and Wales are not counted." + Skipping(counted),
        TimeUnit.Months when counted.Due!.Value.Day != from.Day =>
            $" {Say.Month(counted.Due.Value)} has no day {from.Day.ToString(CultureInfo.InvariantCulture)}, so its last day counts.",
        _ => "",
    };

    private static string Skipping(Deadline counted) => counted.Skipped.Count == 0
        ? ""
        : $" Not counted: {Say.List([.. counted.Skipped.Select(day => $"{Say.Day(day.Date)} ({day.Why})")])}.";

    public static string DueSentence(Deadline counted) =>
        $"Due {Say.Day(counted.Due!.Value)}."
        + (counted.Provisional ? " Bank holidays of that year have not been announced yet, so this may still move." : "");
}
