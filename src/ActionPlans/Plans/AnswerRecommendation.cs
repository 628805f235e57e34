using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>A body says in its plan whether it agrees to a recommendation. A reason that is still missing blocks submission, not writing.</summary>
/// <param name="Body">Who answers; null: the body that the plan has to wait for.</param>
/// <param name="ProposedDue">For a recommendation without a date; null: none is proposed, and one proposed before is taken back.</param>
/// <param name="Seen">The version that the person looked at (<see cref="PlanEntry.Seen"/>); null: whatever stands there.</param>
public sealed record AnswerRecommendation(
    SubjectId Plan, SubjectId Recommendation, string? Body, PlanAnswer Answer, string? Reason, DateOnly? ProposedDue, string By, long? Seen = null) : IRequest<Decision>;

internal sealed class AnswerRecommendationHandler(EditPlan edit) : RequestHandler<AnswerRecommendation, Decision>
{
    protected override Decision Handle(AnswerRecommendation request) => edit.Run(request.Plan, request.By, pen => pen.Answer(
        pen.Plan.Answer(request.Recommendation, request.Body), new PlanResponse(request.Answer, request.Reason, request.ProposedDue), request.Seen));
}
