using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Boards;

/// <summary>What only an action has.</summary>
/// <param name="EvidenceExpected">What will show that it was done.</param>
/// <param name="Target">As written; empty where nothing is.</param>
/// <param name="TargetKind">Stored name of a kind of timescale; none: somebody has to propose a date.</param>
/// <param name="ProposedTarget">What waits for somebody's agreement; null when nothing does.</param>
/// <param name="DoneOn">When it was done, for one that recurs the last time; null when never.</param>
public sealed record ActionDetails(
    SubjectId Plan, string? Objective, string? Outcome, string? EvidenceExpected, string Target, string TargetKind, string? ProposedTarget, string? ProposedBy,
    DateOnly? DoneOn)
{
    internal static ActionDetails Load(UnitOfWork work, SubjectId id)
    {
        var row = work.QueryFirst<Row>(
            """
            SELECT PlanId, Objective, Outcome, EvidenceExpected, Target, TargetKind, ProposedTarget, ProposedBy, DoneOn
            FROM Action
            WHERE Id = @Number
            """,
            new { id.Number })!;
        return new ActionDetails(
            SubjectId.Plan(row.PlanId), row.Objective, row.Outcome, row.EvidenceExpected, row.Target ?? "", row.TargetKind, row.ProposedTarget, row.ProposedBy, row.DoneOn);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long PlanId, string? Objective, string? Outcome, string? EvidenceExpected, string? Target, string TargetKind, string? ProposedTarget, string? ProposedBy,
        DateOnly? DoneOn);
}
