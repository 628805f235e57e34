using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Links;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Reports;

/// <summary>A report that was received: stored with its recommendations and plan, whose workflows start. The same file again changes nothing.</summary>
/// <param name="Content">The file's bytes, kept as they came.</param>
/// <param name="Corrections">What a person put right in the reading; null: nothing.</param>
/// <param name="ReceivedOn">The day on which it reached the body that has to answer, Europe/London.</param>
public sealed record ImportReport(string FileName, byte[] Content, DateOnly ReceivedOn, string By, Corrections? Corrections = null) : IRequest<ImportedReport>;

/// <param name="IsNew">False: this file was imported before, and nothing was changed.</param>
/// <param name="ReceivedOn">As stored: for a file that was imported before, the day given then.</param>
/// <param name="Plans">The plans that the report asks for, a draft before the final one; empty when it asks for none.</param>
public sealed record ImportedReport(
    bool IsNew, long ReportId, string Title, DateOnly ReceivedOn, IReadOnlyList<ImportedRecommendation> Recommendations, IReadOnlyList<ImportedPlanDuty> Plans,
    IReadOnlyList<Check> Checks)
{
    /// <summary>The plan that the report asks for, of a draft and a final one the final; or the board's own; null when there is none.</summary>
    public SubjectId? PlanId => BoardPlan ?? Main?.Id;

    /// <summary>Its deadline; null for a board's own plan, which nobody has to submit.</summary>
    public Deadline? PlanDeadline => Main?.Deadline;

    private ImportedPlanDuty? Main => Plans.FirstOrDefault(plan => plan.Duty.Stage != "draft") ?? Plans.FirstOrDefault();

    /// <summary>How many of its recommendations may be the same as one of another report of this inspection.</summary>
    public int LinksProposed { get; init; }

    /// <summary>A board's own plan; null for a report that recommends.</summary>
    public SubjectId? BoardPlan { get; init; }

    /// <summary>The rows of a board's own plan, in its order; empty for a report that recommends.</summary>
    public IReadOnlyList<ImportedAction> Actions { get; init; } = [];

    /// <summary>The risks of a board's register.</summary>
    public IReadOnlyList<ImportedRisk> Risks { get; init; } = [];
}

public sealed record ImportedPlanDuty(SubjectId Id, PlanDuty Duty, Deadline Deadline);

public sealed record ImportedRecommendation(SubjectId Id, ReadRecommendation Read, Deadline Deadline);

internal sealed class ImportReportHandler(
    Database database, WorkflowRuntime runtime, WorkingDays calendar, DeadlinePolicy policy, TimeProvider clock)
    : IRequestHandler<ImportReport, ImportedReport>
{
    public async Task<ImportedReport> Handle(ImportReport request, CancellationToken cancellationToken)
    {
        // Read, count and refuse first: nothing is stored of a report that is not understood or whose dates contradict each other.
        var text = ReportFile.FromBytes(request.Content, request.FileName);
        var original = ReportReader.Read(text);
        var reading = request.Corrections?.ApplyTo(original) ?? original;
        var board = BoardPlanImport.IsFor(reading) ? new BoardPlanImport(reading, request.ReceivedOn, policy, calendar) : null;
        if (reading.Recommendations.Count == 0 && board is null)
            throw new ReportRefusedException(
                $"{request.FileName} holds no recommendations, so there is nothing to see through: 'actionplans read' shows what was found in it");
        var deadlines = new ReportDeadlines(reading, request.ReceivedOn, policy, calendar);
        var recommended = reading.Recommendations.Select(read => (Read: read, Deadline: deadlines.Of(read))).ToList();
        var duties = reading.PlanDuty is { } main ? new[] { main }.Concat(reading.FurtherDuties).Select(duty => (Duty: duty, Deadline: deadlines.Of(duty))).ToList() : [];

        using var work = database.Begin();
        if (work.QueryFirst<KnownReport>("SELECT Id, ReceivedOn FROM Report WHERE Sha256 = @Sha256", new { text.Sha256 }) is { } known)
            return new ImportedReport(false, known.Id, reading.Title, known.ReceivedOn, [], [], []);

        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        var store = new ReportStore(work, reading, original);
        var reportId = store.Insert(request, text, now);
        var bodies = store.InsertBodies();

        var starts = new List<WorkflowStart>();
        if (board is not null)
        {
            var (plan, actions, risks) = board.Store(work, reportId, store, request, now, starts);
            ReportBodies.AddAll(work, reportId);
            await runtime.StartAsync(work, starts, cancellationToken);
            work.Commit();
            return new ImportedReport(true, reportId, reading.Title, request.ReceivedOn, [], [], reading.Checks) { BoardPlan = plan, Actions = actions, Risks = risks };
        }

        var imported = new List<ImportedRecommendation>();
        foreach (var (read, deadline) in recommended)
        {
            var id = store.Insert(reportId, read, deadline, bodies);
            imported.Add(new ImportedRecommendation(id, read, deadline));
            starts.Add(new WorkflowStart("recommendation", id.ToString(), new Anchor(deadline.Due, today)));
            new TimelineEntry(id.ToString(), now, "imported", request.By, $"Imported from {request.FileName}: {deadline.Explanation}")
            {
                After = TimelineEntry.Standing(RecommendationState.Open.ToStored(), deadline.Due),
            }.Insert(work);
        }

        // A draft is asked for before the final plan, and so stands before it.
        var plans = new List<ImportedPlanDuty>();
        foreach (var (duty, deadline) in duties.OrderBy(one => one.Duty.Stage == "draft" ? 0 : 1))
        {
            var id = store.Insert(reportId, duty, deadline, bodies);
            plans.Add(new ImportedPlanDuty(id, duty, deadline));
            starts.Add(new WorkflowStart("action-plan", id.ToString(), new Anchor(deadline.Due, today)));
            new TimelineEntry(id.ToString(), now, "imported", request.By, $"Required by {request.FileName}{(duty.Stage is null ? "" : $" ({duty.Stage})")}: {deadline.Explanation}")
            {
                After = TimelineEntry.Standing(ActionPlanState.Due.ToStored(), deadline.Due),
            }.Insert(work);
        }

        ReportBodies.AddAll(work, reportId);
        var links = LinkProposals.Propose(work, reportId, reading, imported.ToDictionary(one => one.Read.Ordinal, one => one.Id), now);
        await runtime.StartAsync(work, starts, cancellationToken);
        work.Commit();
        return new ImportedReport(true, reportId, reading.Title, request.ReceivedOn, imported, plans, reading.Checks) { LinksProposed = links };
    }

    [method: ExplicitConstructor]
    private sealed record KnownReport(long Id, DateOnly ReceivedOn);
}
