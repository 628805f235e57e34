using System.Globalization;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Simulation;

/// <summary>What people do about a board's own plan in the demonstration.</summary>
internal static class DemoBoardDeed
{
    private const string Manager = "Sam Hollis";
    private const string Chair = "Dana Whitlow";

    /// <summary>
    /// Dated actions take turns between in time and two weeks late; what recurs is done, missed once, and done; a blank target is proposed after six
    /// weeks and agreed; what goes on is looked at when asked; the first risk's review is late enough to escalate.
    /// </summary>
    public static IEnumerable<DemoDeed> For(ImportedReport report)
    {
        var dated = 0;
        foreach (var (id, read, deadline) in report.Actions)
        {
            var recurs = read.Targets.Any(target => target.Kind == TimescaleKind.Recurring);
            foreach (var deed in (deadline.Due, recurs) switch
            {
                ({ } due, true) => [Done(id, due.AddDays(-1), "in time"), Done(id, due.AddMonths(6).AddDays(2), "the one between was missed")],
                ({ } due, false) => [dated++ % 2 == 0 ? Done(id, due.AddDays(-1), "in time") : Done(id, due.AddDays(14), "two weeks late")],
                _ when read.Targets.All(target => target.IsToBeAgreed) => Proposed(id, report.ReceivedOn.AddDays(42)),
                _ => (DemoDeed[])[Done(id, deadline.ReviewBy!.Value, "looked at as asked")],
            })
                yield return deed;
        }

        foreach (var (place, (id, _, review)) in report.Risks.Index())
            yield return new DemoDeed(
                review.AddDays(place == 0 ? 16 : -2), $"{id}: {Manager} looks at the risk{(place == 0 ? ", after it was escalated" : "")}.",
                Sends(new RecordReview(id, "It stands as before.", null, null, null, Manager)));
    }

    private static DemoDeed[] Proposed(SubjectId id, DateOnly on)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{on.AddDays(100):d MMMM yyyy}");
        return
        [
            new(on, $"{id}: {Manager} proposes a date where the plan has none: {target}.", Sends(new ProposeTarget(id, target, "It needs a term of trial.", Manager))),
            new(on.AddDays(7), $"{id}: {Chair} agrees to it.", Sends(new AgreeTarget(id, Chair))),
            Done(id, on.AddDays(95), "in time"),
        ];
    }

    private static DemoDeed Done(SubjectId id, DateOnly on, string how) =>
        new(on, $"{id}: {Manager} records the action as done, {how}.", Sends(new FinishAction(id, "It is in the minutes of the board.", null, ForGood: false, Manager)));

    private static Func<IMediator, CancellationToken, Task> Sends<T>(IRequest<T> request) => (mediator, cancellationToken) => mediator.Send(request, cancellationToken);
}
