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
    public Deadline Of(ReadRecommendation recommendation) => Deadline.Of(Timescale(recommendation.Timescale), dates, policy, calendar);

    /// <returns>Null when the report asks for no plan.</returns>
    /// <exception cref="RefusedException">As for <see cref="Of"/>.</exception>
    public Deadline? OfPlan() => reading.PlanDuty is { } duty ? Deadline.Of(Timescale(duty), dates, policy, calendar) : null;

    private static Timescale Timescale(ReadTimescale read) => new()
    {
        Kind = StoredName.ToTimescaleKind(read.Kind),
        Amount = read.Amount,
        Unit = read.Unit is null ? null : StoredName.ToTimeUnit(read.Unit),
        Trigger = read.Trigger is null ? null : StoredName.ToTriggerEvent(read.Trigger),
        Date = read.Date is { } day ? new TimescaleDate(day, day, DatePrecision.Day) : null,
        Printed = read.Printed ?? "",
    };

    private static Timescale Timescale(PlanDuty duty) => Timescale(new ReadTimescale(
        duty.Amount is not null ? "relative" : duty.Date is not null ? "date" : "none", duty.Amount, duty.Unit, duty.Trigger, duty.Date, null));
}
