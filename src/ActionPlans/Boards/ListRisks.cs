using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using Dapper;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>The risks of one board's register, or of all.</summary>
/// <param name="Plan">The board's plan that the register belongs to; null: every register.</param>
/// <param name="WithClosed">Also those that are closed.</param>
/// <param name="AsOf">As they stood at the end of that day, Europe/London; null: as they stand.</param>
public sealed record ListRisks(SubjectId? Plan, bool WithClosed, DateOnly? AsOf = null) : IRequest<IReadOnlyList<RiskItem>>;

/// <param name="Plan">The board's plan that the register belongs to.</param>
/// <param name="State">Stored name of <see cref="RiskState"/>.</param>
/// <param name="Impact">In lower case, as the register prints it or as the last review found it; null where nothing is said.</param>
/// <param name="Owner">As written; null where nobody is named.</param>
/// <param name="Body">The body that answers for it.</param>
/// <param name="IsOverdue">Its review should have been done before today.</param>
public sealed record RiskItem(
    SubjectId Id, SubjectId Plan, string State, string? Impact, string? Owner, string Body, DateOnly ReviewOn, bool IsOverdue, string Text, IReadOnlyList<string> Mitigations);

internal sealed class ListRisksHandler(Database database, TimeProvider clock) : RequestHandler<ListRisks, IReadOnlyList<RiskItem>>
{
    protected override IReadOnlyList<RiskItem> Handle(ListRisks request)
    {
        using var work = database.BeginReading();
        if (request.AsOf is { } day)
        {
            using var past = PastCopy.Of(database, day, request.Plan is { } plan ? Plans.PlanStore.Get(work, plan).ReportId : null, clock);
            return new ListRisksHandler(past.Database, past.Clock).Handle(request with { AsOf = null });
        }

        var today = LondonTime.Today(clock.GetUtcNow());
        var parameters = new { plan = request.Plan?.Number };
        var mitigations = work.Query<Mitigation>(request.Plan is null ? AllMitigations : MitigationsOfPlan, parameters).ToLookup(row => row.RiskId, row => row.Text);
        return [.. work.Query<Row>(request.Plan is null ? All : OfPlan, parameters)
            .Where(row => request.WithClosed || row.State == "open")
            .Select(row => new RiskItem(
                SubjectId.Risk(row.Id), SubjectId.Plan(row.PlanId), row.State, row.Impact, row.Owner, row.Body, row.ReviewOn, row.State == "open" && row.ReviewOn < today,
                row.Text, [.. mitigations[row.Id]]))];
    }

    [method: ExplicitConstructor]
    private sealed record Mitigation(long RiskId, string Text);

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long PlanId, string State, string? Impact, string? Owner, string Body, DateOnly ReviewOn, string Text);

    private const string Selected = """
        SELECT k.Id, l.Id AS PlanId, k.State, k.Impact, k.Owner, b.Name AS Body, k.ReviewOn, k.Text
        FROM Risk k
        JOIN ActionPlan l ON l.ReportId = k.ReportId AND l.Kind = 'board'
        JOIN Body b ON b.Id = k.OwnerBodyId
        """;

    private const string All = $"{Selected} ORDER BY l.Id, k.Position, k.Id";

    private const string OfPlan = $"{Selected} WHERE l.Id = @plan ORDER BY k.Position, k.Id";

    private const string AllMitigations = "SELECT RiskId, Text FROM RiskMitigation ORDER BY RiskId, Position";

    private const string MitigationsOfPlan = """
        SELECT m.RiskId, m.Text
        FROM RiskMitigation m
        JOIN Risk k ON k.Id = m.RiskId
        JOIN ActionPlan l ON l.ReportId = k.ReportId
        WHERE l.Id = @plan
        ORDER BY m.RiskId, m.Position
        """;
}
