using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Checks;

/// <summary>Sets the check when a recommendation is closed, where its family and band have one.</summary>
internal sealed class SustainedChecks(WorkflowRuntime runtime, SustainedCheckOptions options, WorkingDays calendar)
{
    public async Task SetAsync(UnitOfWork work, SubjectId recommendation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = work.QueryFirst<Row>("SELECT p.Family, r.Timescale FROM Recommendation r JOIN Report p ON p.Id = r.ReportId WHERE r.Id = @Number", new { recommendation.Number })!;
        if (options.For(row.Family, Band.Of(Timescale.Read(row.Timescale))) is not { } months)
            return;

        var today = LondonTime.Today(now);
        var deadline = SustainedCheck.DueAfter(today, months, calendar);
        var id = CheckStore.Insert(work, recommendation, deadline, now);
        new TimelineEntry(recommendation.ToString(), now, "CheckSet", TimelineEntry.System, $"{id}: {deadline.Explanation}") { After = FormattableString.Invariant($"{id} due {deadline.Due:yyyy-MM-dd}") }
            .Insert(work);
        await runtime.StartAsync(work, [new WorkflowStart("sustained-check", id.ToString(), new Anchor(deadline.Due, today))], cancellationToken);
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Family, string Timescale);
}
