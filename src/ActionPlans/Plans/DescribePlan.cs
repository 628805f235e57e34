using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>What a plan is and where it stands, without what is written in it.</summary>
public sealed record DescribePlan(SubjectId Plan) : IRequest<PlanSummary>;

/// <param name="Kind">"required" by a report, or a "board" plan.</param>
/// <param name="Stage">"draft" or "final" where the report asks for both; else null.</param>
/// <param name="State">Stored name of an <see cref="Domain.ActionPlanState"/>.</param>
/// <param name="SubmitTo">As the report names the receiver; null where it names none.</param>
[method: ExplicitConstructor]
public sealed record PlanSummary(
    long ReportId, string Report, string? Area, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo, DateTimeOffset? SubmittedAt, string? SubmittedBy)
{
    public bool IsBoards => Kind == "board";
}

internal sealed class DescribePlanHandler(Database database) : RequestHandler<DescribePlan, PlanSummary>
{
    protected override PlanSummary Handle(DescribePlan request)
    {
        using var work = database.BeginReading();
        return work.QueryFirst<PlanSummary>(
            """
            SELECT a.ReportId, r.Title AS Report, r.Area, a.Kind, a.Stage, b.Name AS Body, a.State, a.DueOn, a.SubmitTo, a.SubmittedAt, a.SubmittedBy
            FROM ActionPlan a
            JOIN Report r ON r.Id = a.ReportId
            JOIN Body b ON b.Id = a.BodyId
            WHERE a.Id = @Number
            """,
            new { request.Plan.Number }) ?? throw new NotFoundException($"plan {request.Plan}");
    }
}
