using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Overview;

/// <summary>The figures of everything that the viewer may see: what is overdue, whether things are done in time, how plans arrive, how far up matters go.</summary>
/// <param name="AsOf">As it stood at the end of that day, Europe/London; null: as it stands.</param>
public sealed record GetOverview(DateOnly? AsOf = null) : IRequest<OverviewFigures>;

/// <param name="AsOf">The day that they show.</param>
/// <param name="CountedAt">When they were counted: where there is much to count, they are kept for some minutes.</param>
/// <param name="Overdue">Recommendations and plans, by area and age.</param>
/// <param name="OnTime">What fell due in each of the last twelve months, oldest first, the month of the day included.</param>
/// <param name="Plans">Plans asked for within 20 working days of receipt, of reports received in the last twelve months.</param>
/// <param name="Steps">How far up the ladder what is overdue has gone.</param>
public sealed record OverviewFigures(
    DateOnly AsOf, DateTimeOffset CountedAt, IReadOnlyList<OverdueCount> Overdue, IReadOnlyList<MonthCount> OnTime, IReadOnlyList<PlanCount> Plans, IReadOnlyList<StepCount> Steps);

/// <param name="Age">Key of an <see cref="Recommendations.ItemAge"/>.</param>
public sealed record OverdueCount(string Area, string Age, long Count);

/// <param name="Month">Its first day.</param>
/// <param name="OnTime">Of those that fell due: closed, or for a plan submitted, by the end of the due date.</param>
public sealed record MonthCount(DateOnly Month, long FellDue, long OnTime);

/// <param name="Days">How many working days after receipt it was submitted, or have passed; the day of receipt is day 0.</param>
/// <param name="Submitted">Whether it has been, for the first time.</param>
public sealed record PlanCount(int Days, bool Submitted, long Count);

/// <param name="Step">The last step taken, as the ladder names it; "chase" for the monthly ones; null: none after the due date yet.</param>
public sealed record StepCount(string? Step, long Count);

internal sealed class GetOverviewHandler(Database database, Viewers viewers, WorkingDays calendar, KeptFigures kept, TimeProvider clock) : RequestHandler<GetOverview, OverviewFigures>
{
    protected override OverviewFigures Handle(GetOverview request)
    {
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        if (request.AsOf > today)
            throw new RefusedException("Choose today or a day before it");
        var past = request.AsOf == today ? null : request.AsOf;
        Scope scope;
        using (var work = database.BeginReading())
            scope = viewers.Scope(work);
        return kept.Get(FormattableString.Invariant($"overview {today:yyyy-MM-dd} {past:yyyy-MM-dd} {scope.Key}"), () =>
        {
            using var work = database.BeginReading();
            return new OverviewCounts(work, scope, past ?? today, past is not null).All(clock.GetUtcNow(), calendar);
        });
    }
}
