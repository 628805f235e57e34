namespace ActionPlans.Domain;

/// <summary>
/// A target for an action that has no date: one person proposes it, another agrees. Periods in it count from the day of the proposal, so that what
/// is agreed to is what was proposed.
/// </summary>
/// <param name="Target">In words: "31 March 2014", "quarterly".</param>
/// <param name="By">Who proposed it.</param>
/// <param name="On">The day of the proposal, Europe/London.</param>
public sealed record ProposedTarget(string Target, string By, DateOnly On, string Reason)
{
    /// <summary>Whether it may be proposed. A proposal that waits is replaced.</summary>
    /// <param name="due">The date in force; null when there is none.</param>
    public Decision Propose(ActionStatus status, DateOnly? due, DeadlinePolicy policy, WorkingDays calendar) =>
        Submitters.Missing(By, Reason) ?? Unsuitable(status, due, On, policy, calendar) ?? Decision.Accepted;

    /// <summary>Whether somebody may agree to it.</summary>
    public Decision Agree(ActionStatus status, DateOnly? due, string by, DateOnly today, DeadlinePolicy policy, WorkingDays calendar) =>
        Submitters.Missing(by)
        ?? (new[] { By }.Include(by) ? Decision.Refused($"{by.Trim()} proposed this target; somebody else has to agree.") : null)
        ?? Unsuitable(status, due, today, policy, calendar) ?? Decision.Accepted;

    /// <summary>The target in the terms of the day on which it was proposed.</summary>
    public ActionTarget Read() => ActionTarget.Read(Target, On);

    /// <summary>The deadline that it puts in force.</summary>
    public Deadline ToDeadline(string agreedBy, DateOnly agreedOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        var deadline = Read().First(policy, calendar);
        return deadline with
        {
            Explanation = $"{By.Trim()} proposed it on {Say.Day(On)} and {agreedBy.Trim()} agreed on {Say.Day(agreedOn)}. Reason: {Reason.Trim().TrimEnd('.')}. {deadline.Explanation}",
        };
    }

    private Decision? Unsuitable(ActionStatus status, DateOnly? due, DateOnly today, DeadlinePolicy policy, WorkingDays calendar)
    {
        if (status.NotOpen() is { } closed)
            return closed;
        if (due is { } current)
            return Decision.Refused($"The action is due {Say.Day(current)} already; its date changes by a new version of its plan.");
        var target = Read();
        return target.Kind is TimescaleKind.None or TimescaleKind.Vague
                ? Decision.Refused($"'{Target}' does not say when; write it as \"31 March 2014\", \"quarterly\" or \"on-going\".")
            : target.First(policy, calendar).Due <= today
                ? Decision.Refused($"{Say.Day(target.First(policy, calendar).Due!.Value)} is not in the future; give a later day.")
            : null;
    }
}
