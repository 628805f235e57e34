namespace ActionPlans.Domain;

/// <summary>"Closed; later a sustained check": some months after the closing somebody looks whether what was done has lasted.</summary>
public static class SustainedCheck
{
    /// <summary>When the check is due: on a working day, so many months after the closing or the first one after that.</summary>
    public static Deadline DueAfter(DateOnly closedOn, int months, WorkingDays calendar)
    {
        var due = calendar.OnOrAfter(closedOn.AddMonths(months));
        return new Deadline
        {
            Due = due,
            Rule = $"sustained check, {Say.Count(months, "month")} after the closing",
            Explanation = $"The recommendation was closed on {Say.Day(closedOn)}. {Say.Count(months, "month")} later it is looked at whether what was done has lasted: by {Say.Day(due)}.",
        };
    }

    /// <summary>Whether a recommendation may be opened again until that day because the check found that it did not last.</summary>
    public static Decision Fail(DateOnly due, DateOnly today, string by, string reason) =>
        Submitters.Missing(by, reason)
        ?? (due <= today ? Decision.Refused($"{Say.Day(due)} is not in the future; give a later day.") : Decision.Accepted);

    /// <summary>The deadline that the reopened recommendation has.</summary>
    /// <param name="times">How often it has been reopened, this time included.</param>
    public static Deadline Reopened(DateOnly due, DateOnly on, int times, string by, string reason) => new()
    {
        Due = due,
        Rule = "reopened after a sustained check",
        Explanation = $"It was closed, and {by.Trim()} found on {Say.Day(on)} that it has not lasted: {reason.Trim().TrimEnd('.')}. "
            + $"It is open again ({(times == 1 ? "for the first time" : $"reopened {times} times")}), due {Say.Day(due)}.",
    };
}
