namespace ActionPlans.Domain;

/// <summary>When a returned action plan has to be submitted again. A plan that came back is never without a date.</summary>
public static class Resubmission
{
    /// <param name="returnedOn">The day of the return, Europe/London; day 0.</param>
    /// <param name="byDate">The day that the reviewer gave; null: so many working days as the policy says.</param>
    /// <param name="original">The day on which the plan was due in the first place; null when there was none.</param>
    /// <exception cref="RefusedException">The day given is not after the return, or outside the calendar.</exception>
    public static Deadline Of(DateOnly returnedOn, DateOnly? byDate, DateOnly? original, DeadlinePolicy policy, WorkingDays calendar)
    {
        policy.Check();
        var deadline = byDate is { } day ? Given(returnedOn, day) : Counted(returnedOn, policy, calendar);
        return original is { } first
            ? deadline with { Explanation = $"{deadline.Explanation} The plan was first due {Say.Day(first)}." }
            : deadline;
    }

    private static Deadline Counted(DateOnly returnedOn, DeadlinePolicy policy, WorkingDays calendar)
    {
        var period = new Period(policy.ResubmissionWorkingDays, TimeUnit.WorkingDays);
        var counted = DeadlineCount.Count(period, new(null, returnedOn), calendar);
        return counted with
        {
            Rule = $"{period} from the return of the plan",
            Explanation = $"The plan was returned and has to be submitted again. {counted.Explanation}",
        };
    }

    private static Deadline Given(DateOnly returnedOn, DateOnly day)
    {
        BankHolidays.RequireYear(day.Year);
        if (day <= returnedOn)
        {
            throw new RefusedException($"The plan cannot be due again on {Say.Day(day)}: give a day after its return on {Say.Day(returnedOn)}.");
        }

        return new()
        {
            Due = day,
            TriggerDate = returnedOn,
            Rule = "the day given with the return of the plan",
            Explanation = $"The plan was returned on {Say.Day(returnedOn)} and has to be submitted again by the day given with its return. Due {Say.Day(day)}.",
        };
    }
}
