using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>A plan with its answers and actions, as the draft has them.</summary>
internal sealed class LoadedPlan
{
    private readonly UnitOfWork work;

    private LoadedPlan(UnitOfWork work, PlanRecord record)
    {
        this.work = work;
        Record = record;
        Answers = PlanResponseStore.Of(work, record);
        Actions = PlanActionStore.Of(work, record);
        Amendment = PlanVersionStore.Amendment(work, record);
    }

    public PlanRecord Record { get; }

    public IReadOnlyList<AnswerRow> Answers { get; }

    public IReadOnlyList<ActionRow> Actions { get; }

    /// <summary>The amendment under way; null when there is none.</summary>
    public VersionRow? Amendment { get; }

    /// <exception cref="RefusedException">There is no such plan, or it is a board's own.</exception>
    public static LoadedPlan Get(UnitOfWork work, SubjectId id)
    {
        var record = PlanStore.Get(work, id);
        return record.Kind == "required"
            ? new LoadedPlan(work, record)
            : throw new RefusedException($"{id} is a board's own plan, which nobody submits: its rows are actions of their own ('actionplans show {id}')");
    }

    /// <summary>Why it cannot be changed now; null when it can. Rows that a draft shares with the final plan are the final one's.</summary>
    public Decision? Locked()
    {
        var home = Record.Home == Record.Id ? Record : PlanStore.Get(work, SubjectId.Plan(Record.Home));
        return PlanEditing.Locked(home.Status.State, PlanVersionStore.Amendment(work, home)?.Status.State);
    }

    /// <summary>Whether the plan has to wait for this answer: its own body's, or the accountable one's where that is not named.</summary>
    public bool MustAnswer(AnswerRow row)
    {
        var named = Answers.Where(other => other.RecommendationId == row.RecommendationId).ToList();
        return row.BodyId == (named.Exists(other => other.BodyId == Record.BodyId) ? Record.BodyId : named[0].BodyId);
    }

    /// <summary>The answer of a body to a recommendation.</summary>
    /// <param name="body">Null: the one that the plan has to wait for.</param>
    /// <exception cref="RefusedException">The recommendation or the body is not in this plan.</exception>
    public AnswerRow Answer(SubjectId recommendation, string? body)
    {
        var named = Answers.Where(row => row.Recommendation == recommendation).ToList();
        if (named.Count == 0)
            throw new RefusedException($"{recommendation} is not in {Record.Subject}: 'actionplans plan draft {Record.Subject}' shows what is");
        return (body is null ? named.Find(MustAnswer) : named.Find(row => string.Equals(row.Body, body.Trim(), StringComparison.OrdinalIgnoreCase)))
            ?? throw new RefusedException($"'{body!.Trim()}' does not answer for {recommendation} in {Record.Subject}: {string.Join(" or ", named.Select(row => row.Body))} does");
    }

    /// <exception cref="RefusedException">There is no such action in this plan.</exception>
    public ActionRow Action(SubjectId id) => Actions.FirstOrDefault(row => row.Subject == id && row.Pending != PendingAction.Removed)
        ?? throw new RefusedException($"there is no action {id} in {Record.Subject}: 'actionplans plan draft {Record.Subject}' shows those there are");

    public IReadOnlyList<PlanProblem> Problems(DateOnly today) => PlanChecks.Of(
        [
            .. Answers.Select(row => new PlanItem(
                row.Recommendation.ToString(), row.Body, MustAnswer(row), StoredName.ToTimescaleKind(row.TimescaleKind), row.DueOn, row.Response,
                [.. ActionsOf(row).Select(action => action.Drafted!)]) { IsOver = row.State is "closed" or "withdrawn" }),
        ],
        today);

    public PlanDocument ToDocument()
    {
        var report = work.QueryFirst<ReportFacts>(Report, new { Record.Id })!;
        return new PlanDocument
        {
            Plan = Record.Subject.ToString(),
            Stage = Record.Stage,
            Report = report.Title,
            Area = report.Area,
            Published = report.PublishedOn,
            Received = report.ReceivedOn,
            Body = report.Body,
            SubmitTo = report.SubmitTo,
            CopyTo = string.IsNullOrWhiteSpace(report.CopyTo) ? null : report.CopyTo,
            Due = Record.DueOn,
            Reason = Amendment?.Reason,
            Entries = [.. Answers.Select(Entry)],
        };
    }

    private IEnumerable<ActionRow> ActionsOf(AnswerRow row) => Actions.Where(action =>
        action.RecommendationId == row.RecommendationId && action.BodyId == row.BodyId && action.Pending != PendingAction.Removed);

    private PlanEntry Entry(AnswerRow row) => new(
        row.Recommendation.ToString(), row.Number, row.Text, row.Timescale, row.DueOn, row.Body, row.Position == 1, MustAnswer(row), row.Answer, row.Reason, row.ProposedDue,
        row.AnsweredBy, [.. ActionsOf(row).Select(Planned)], row.Version);

    private static PlannedAction Planned(ActionRow row)
    {
        var action = row.Drafted!;
        return new(
            action.Id, action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead, action.Target.Printed.Length == 0 ? null : action.Target.Printed,
            action.Target.Deadline.Due, action.Target.Deadline.ReviewBy, row.State, row.Version) { IsPending = row.Pending is not null };
    }

    [method: ExplicitConstructor]
    private sealed record ReportFacts(string Title, string? Area, DateOnly? PublishedOn, DateOnly ReceivedOn, string Body, string? SubmitTo, string? CopyTo);

    private const string Report = """
        SELECT r.Title, r.Area, r.PublishedOn, r.ReceivedOn, b.Name AS Body, a.SubmitTo, a.CopyTo
        FROM ActionPlan a
        JOIN Report r ON r.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.Id = @Id
        """;
}
