using System.Globalization;

namespace ActionPlans.Domain;

/// <summary>
/// Reminders and escalation: which step is taken on which working day. It backs off, but never falls silent while something
/// is overdue. An immutable, checked value. An extension or a new due date starts it afresh, with no last step and
/// "since" on the day of the change.
/// </summary>
public sealed class Ladder
{
    private readonly LadderStep[] steps;
    private readonly LadderStep chase;

    /// <summary>Builds a ladder from its steps in the order in which they are taken, the repeated one last.</summary>
    /// <exception cref="RefusedException">It has a gap, a loop, steps out of order, or ends in silence; the message names the step.</exception>
    public Ladder(IEnumerable<LadderStep> steps)
    {
        LadderStep[] all = [.. steps];
        LadderCheck.Require(all);
        this.steps = all[..^1];
        chase = all[^1];
    }

    /// <summary>30, 14, 7 and 1 days before, on the day, the working day after it, then up every five working days, then monthly.</summary>
    public static Ladder Default { get; } = new(
    [
        new("remind-30", LadderKind.Reminder, 30, Audience.Lead),
        new("remind-14", LadderKind.Reminder, 14, Audience.Lead),
        new("remind-7", LadderKind.Reminder, 7, Audience.Lead),
        new("remind-1", LadderKind.Reminder, 1, Audience.Lead),
        new("due", LadderKind.Due, 0, Audience.Lead),
        new("overdue", LadderKind.Overdue, 1, Audience.Lead),
        new("escalate-executive-lead", LadderKind.Escalation, 5, Audience.ExecutiveLead),
        new("escalate-oversight", LadderKind.Escalation, 10, Audience.Oversight),
        new("escalate-regulator", LadderKind.Escalation, 15, Audience.Regulator),
        new("chase", LadderKind.Chase, 1, Audience.Lead),
    ]);

    /// <summary>
    /// As <see cref="Default"/>, but it ends with the board whose plan it is: no regulator asked for a board's own plan, or for its risk register.
    /// </summary>
    public static Ladder Board { get; } = new(Default.Steps.Where(step => step.Audience != Audience.Regulator));

    /// <summary>For what is looked at from time to time and is never late: the lead is asked before, on the day, a week later, then monthly.</summary>
    public static Ladder Review { get; } = new(
    [
        new("remind-14", LadderKind.Reminder, 14, Audience.Lead),
        new("due", LadderKind.Due, 0, Audience.Lead),
        new("overdue", LadderKind.Overdue, 5, Audience.Lead),
        new("chase", LadderKind.Chase, 1, Audience.Lead),
    ]);

    /// <summary>The steps in order, the repeated one last.</summary>
    public IReadOnlyList<LadderStep> Steps => [.. steps, chase];

    /// <summary>The next step after the last one taken, with its day, or null when the calendar ends before it.</summary>
    /// <param name="due">The last day on which it is on time.</param>
    /// <param name="since">The day on which this due date was set; nothing is owed from before it.</param>
    /// <param name="lastStep">The key of the last step taken for this due date, or null.</param>
    /// <param name="calendar">Steps are taken on its working days only.</param>
    /// <exception cref="RefusedException">The key is not of this ladder, or a day is outside the calendar.</exception>
    public LadderMoment? Next(DateOnly due, DateOnly since, string? lastStep, WorkingDays calendar) =>
        Owed(due, since, lastStep, calendar).FirstOrDefault();

    /// <summary>
    /// What has been reached by <paramref name="today"/> and not been taken: the highest step with all that it stands for, so
    /// that downtime ends in one message. Null when nothing is owed yet.
    /// </summary>
    /// <inheritdoc cref="Next"/>
    public LadderMoment? Reached(DateOnly due, DateOnly since, string? lastStep, DateOnly today, WorkingDays calendar)
    {
        LadderMoment[] missed = [.. Owed(due, since, lastStep, calendar).TakeWhile(moment => moment.Day <= today)];
        return missed.Length == 0 ? null : missed[^1] with { StandsFor = [.. missed.SelectMany(moment => moment.StandsFor)] };
    }

    /// <summary>Every moment after the last step taken, in order, to the end of the calendar.</summary>
    /// <inheritdoc cref="Next"/>
    public IEnumerable<LadderMoment> Owed(DateOnly due, DateOnly since, string? lastStep, WorkingDays calendar)
    {
        List<LadderStep> sameDay = [];
        DateOnly day = default;
        foreach (var (step, on) in Climb(due, since, calendar).Skip(PositionAfter(lastStep)))
        {
            if (on is not { } open)
            {
                continue;
            }

            if (sameDay.Count > 0 && open != day)
            {
                yield return new(sameDay[^1], day, [.. sameDay]);
                sameDay.Clear();
            }

            sameDay.Add(step);
            day = open;
        }

        if (sameDay.Count > 0)
        {
            yield return new(sameDay[^1], day, [.. sameDay]);
        }
    }

    // Every step with its day; null where it is not owed.
    private IEnumerable<(LadderStep Step, DateOnly? Day)> Climb(DateOnly due, DateOnly since, WorkingDays calendar)
    {
        foreach (var step in steps)
        {
            yield return (step, step.Kind is LadderKind.Reminder or LadderKind.Due
                ? Before(step, due, since, calendar)
                : After(step, due, since, calendar));
        }

        // Reckoned from the end of the ladder, so that a closed day does not push all that follow.
        var end = After(steps[^1], due, since, calendar);
        for (var number = 1; end is { } last; number++)
        {
            var month = last.AddMonths(number * chase.Offset);
            if (month > LastSafeDay)
            {
                yield break;
            }

            yield return (
                chase with { Key = string.Create(CultureInfo.InvariantCulture, $"{chase.Key}-{number}") },
                calendar.OnOrAfter(month));
        }
    }

    private static DateOnly? Before(LadderStep step, DateOnly due, DateOnly since, WorkingDays calendar)
    {
        var wanted = due.AddDays(-step.Offset);
        if (wanted < since)
        {
            return null;
        }

        var open = calendar.OnOrBefore(wanted);
        if (open >= since)
        {
            return open;
        }

        var late = calendar.OnOrAfter(since);
        return late < due ? late : null;
    }

    // What is overdue when it is entered is told from then on, with the same grace.
    private static DateOnly? After(LadderStep step, DateOnly due, DateOnly since, WorkingDays calendar)
    {
        var from = due > since ? due : since;
        return from.AddDays(step.Offset * 3) > LastSafeDay ? null : calendar.Add(from, step.Offset);
    }

    // Far enough from the calendar's end that the next working day is still inside it.
    private static readonly DateOnly LastSafeDay = new(BankHolidays.LastYear, 12, 1);

    // How many steps of the climb are behind us.
    private int PositionAfter(string? lastStep)
    {
        if (lastStep is null)
        {
            return 0;
        }

        var at = Array.FindIndex(steps, step => step.Key == lastStep);
        if (at >= 0)
        {
            return at + 1;
        }

        return lastStep.StartsWith(chase.Key + "-", StringComparison.Ordinal)
            && int.TryParse(lastStep.AsSpan(chase.Key.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 10_000
                ? steps.Length + number
                : throw new RefusedException($"'{lastStep}' is no step of this ladder; its steps are {string.Join(", ", Steps.Select(step => step.Key))}.");
    }
}
