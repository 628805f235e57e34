namespace ActionPlans.Domain;

/// <summary>Until when an action is to be done, as it was written and as it is understood.</summary>
/// <param name="Printed">The words; empty when there are none.</param>
/// <param name="Deadline">What holds first: a due day, or the day of a review where the words name none.</param>
/// <param name="CountedFrom">The day on which it was written, Europe/London: periods count from it, and it tells the year of "by 10 September".</param>
public sealed record PlanTarget(string Printed, TimescaleKind Kind, Deadline Deadline, DateOnly CountedFrom)
{
    /// <summary>Whether somebody still has to say when: nothing is written, or "TBC".</summary>
    public bool IsMissing => Kind == TimescaleKind.None;

    /// <param name="printed">The words; null and blank ones are no target.</param>
    /// <exception cref="RefusedException">A day is outside the calendar.</exception>
    public static PlanTarget Read(string? printed, DateOnly writtenOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        var target = ActionTarget.Read(printed, writtenOn);
        return new(target.Printed, target.Kind, target.First(policy, calendar), writtenOn);
    }
}
