using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>The day on which a report was received was wrong. What would be due on another day is proposed; nothing moves before a person accepts it.</summary>
/// <param name="Report">Its number, as 'status' shows it.</param>
public sealed record CorrectReceipt(long Report, DateOnly ReceivedOn, string Reason, string By) : IRequest<Proposed>;

/// <param name="Count">How many deadlines would move.</param>
public sealed record Proposed(Decision Decision, int Count);

internal sealed class CorrectReceiptHandler(Database database, CountedDeadlines counted, TimeProvider clock) : RequestHandler<CorrectReceipt, Proposed>
{
    protected override Proposed Handle(CorrectReceipt request)
    {
        var now = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(request.By) || string.IsNullOrWhiteSpace(request.Reason))
            return new Proposed(Decision.Refused("Say who puts the date right, and why; the record needs both."), 0);
        if (request.ReceivedOn > LondonTime.Today(now))
            return new Proposed(Decision.Refused(FormattableString.Invariant($"{request.ReceivedOn:yyyy-MM-dd} is in the future; a report is received on the day it arrives.")), 0);

        using var work = database.Begin();
        var known = work.QueryFirst<Known>("SELECT Id, ReceivedOn FROM Report WHERE Id = @Report", new { request.Report })
            ?? throw new RefusedException($"there is no report {request.Report}: 'actionplans status' lists them");
        if (known.ReceivedOn == request.ReceivedOn)
            return new Proposed(Decision.Ignored(FormattableString.Invariant($"Report {request.Report} was received on {request.ReceivedOn:yyyy-MM-dd} already.")), 0);

        var deadlines = counted.Of(work, request.Report, request.ReceivedOn);
        if (work.Execute("UPDATE Report SET ReceivedOn = @ReceivedOn WHERE Id = @Report AND ReceivedOn = @before", new { request.ReceivedOn, request.Report, before = known.ReceivedOn }) == 0)
            return new Proposed(Decision.Ignored($"somebody else corrected report {request.Report} at the same moment: look at it again with 'actionplans status'"), 0);

        var said = FormattableString.Invariant($"The report was received on {request.ReceivedOn:yyyy-MM-dd}, not on {known.ReceivedOn:yyyy-MM-dd}: {request.Reason.Trim().TrimEnd('.')}.");
        foreach (var deadline in deadlines)
            new TimelineEntry(deadline.Subject.ToString(), now, "ReceiptCorrected", request.By, said)
            {
                Why = request.Reason,
                Before = FormattableString.Invariant($"received {known.ReceivedOn:yyyy-MM-dd}"),
                After = FormattableString.Invariant($"received {request.ReceivedOn:yyyy-MM-dd}"),
            }.Insert(work);
        var proposed = deadlines.Where(deadline => deadline.Differs).ToList();
        foreach (var deadline in proposed)
            ProposalStore.Propose(work, deadline.Subject, deadline.DueOn, deadline.Now, "receipt", $"{said} {deadline.Now.Explanation}", now, request.By);
        work.Commit();
        return new Proposed(Decision.Accepted, proposed.Count);
    }

    [method: ExplicitConstructor]
    private sealed record Known(long Id, DateOnly ReceivedOn);
}
