using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using Dapper;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>The actions of one plan, or of all, in the order of their plans.</summary>
/// <param name="Plan">Null: of every plan.</param>
/// <param name="AsOf">As they stood at the end of that day, Europe/London; null: as they stand.</param>
public sealed record ListActions(SubjectId? Plan, DateOnly? AsOf = null) : IRequest<IReadOnlyList<ActionItem>>;

/// <param name="Position">Its number in the plan, from 1.</param>
/// <param name="State">Stored name of <see cref="ActionState"/>.</param>
/// <param name="DueOn">Null for what is reviewed, and while no date is agreed.</param>
/// <param name="ReviewOn">For what has no due date: the day on which somebody looks at it next.</param>
/// <param name="Target">As written; empty where nothing is.</param>
/// <param name="TargetKind">Stored name of a <see cref="TimescaleKind"/>; none: somebody has to propose a date.</param>
/// <param name="Lead">As written; null where nobody is named.</param>
/// <param name="Body">The body that answers for it.</param>
/// <param name="ProposedTarget">What waits for somebody's agreement; null when nothing does.</param>
/// <param name="DoneOn">When it was done, for one that recurs the last time; null when never.</param>
/// <param name="IsOverdue">Its due date has passed, and it is open.</param>
public sealed record ActionItem(
    SubjectId Id, SubjectId Plan, int Position, string State, DateOnly? DueOn, DateOnly? ReviewOn, string Target, string TargetKind, string? Lead, string Body,
    string Text, string? ProposedTarget, DateOnly? DoneOn, bool IsOverdue);

internal sealed class ListActionsHandler(Database database, TimeProvider clock) : RequestHandler<ListActions, IReadOnlyList<ActionItem>>
{
    protected override IReadOnlyList<ActionItem> Handle(ListActions request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var work = database.BeginReading();
        var report = request.Plan is { } plan ? Plans.PlanStore.Get(work, plan).ReportId : (long?)null;
        if (request.AsOf is { } day)
        {
            using var past = PastCopy.Of(database, day, report, clock);
            return new ListActionsHandler(past.Database, past.Clock).Handle(request with { AsOf = null });
        }

        return [.. work.Query<Row>(request.Plan is null ? All : OfPlan, new { plan = request.Plan?.Number }).Select(row => new ActionItem(
            SubjectId.Action(row.Id), SubjectId.Plan(row.PlanId), (int)row.Position, row.State, row.DueOn, row.ReviewOn, row.Target ?? "", row.TargetKind, row.Lead, row.Body,
            row.Text, row.ProposedTarget, row.DoneOn, row.State == "open" && row.DueOn < today))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, long PlanId, long Position, string State, DateOnly? DueOn, DateOnly? ReviewOn, string? Target, string TargetKind, string? Lead, string Body, string Text,
        string? ProposedTarget, DateOnly? DoneOn);

    private const string Selected = """
        SELECT a.Id, a.PlanId, a.Position, a.State, a.DueOn, CASE WHEN a.DueOn IS NULL THEN a.ReviewOn END AS ReviewOn, a.Target, a.TargetKind, a.Lead,
               b.Name AS Body, a.Text, a.ProposedTarget, a.DoneOn
        FROM Action a
        JOIN Body b ON b.Id = a.BodyId
        """;

    private const string All = $"{Selected} ORDER BY a.PlanId, a.Position, a.Id";

    private const string OfPlan = $"{Selected} WHERE a.PlanId = @plan ORDER BY a.Position, a.Id";
}
