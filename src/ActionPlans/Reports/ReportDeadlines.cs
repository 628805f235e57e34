using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>The deadlines of one report's recommendations and plan, counted from its dates and the day it was received.</summary>
public sealed class ReportDeadlines(Reading reading, DateOnly receivedOn, DeadlinePolicy policy, WorkingDays calendar)
{
    private readonly TriggerDates dates = new()
    {
        InspectionFrom = reading.Dates.InspectionFrom,
        InspectionTo = reading.Dates.InspectionTo,
        Published = reading.Dates.Published,
        Received = receivedOn,
    };

    /// <exception cref="RefusedException">The dates contradict each other, or the calendar does not reach.</exception>
    public Deadline Of(ReadRecommendation recommendation) => Deadline.Of(recommendation.Timescale, dates, policy, calendar);

    /// <exception cref="RefusedException">As for a recommendation.</exception>
    public Deadline Of(PlanDuty duty) => Deadline.Of(duty.Timescale, dates, policy, calendar);
}
