using ActionPlans.Data;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>
/// Counts every open deadline anew with the bank holidays as they are known now: announced since, added or withdrawn in the calendar file. What
/// would be due on another day is proposed; nothing moves before a person accepts it.
/// </summary>
public sealed record CheckCalendar : IRequest<CalendarCheck>;

/// <param name="Looked">How many deadlines were counted anew.</param>
/// <param name="Proposed">How many would move and were not proposed before.</param>
public sealed record CalendarCheck(int Looked, int Proposed);

internal sealed class CheckCalendarHandler(Database database, CountedDeadlines counted, TimeProvider clock) : RequestHandler<CheckCalendar, CalendarCheck>
{
    protected override CalendarCheck Handle(CheckCalendar request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var deadlines = counted.Of(work, report: null);
        var proposed = deadlines.Count(deadline => deadline.Differs && ProposalStore.Propose(
            work, deadline.Subject, deadline.DueOn, deadline.Now, "calendar", $"The bank holidays are other than they were when it was counted. {deadline.Now.Explanation}", now, TimelineEntry.System));
        work.Commit();
        return new CalendarCheck(deadlines.Count, proposed);
    }
}
