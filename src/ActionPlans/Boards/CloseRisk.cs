using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>A risk has passed, or is borne elsewhere; nobody has to look at it any more.</summary>
public sealed record CloseRisk(SubjectId Risk, string Reason, string By) : IRequest<Decision>;

internal sealed class CloseRiskHandler(Database database, WorkflowRuntime runtime, TimeProvider clock) : IRequestHandler<CloseRisk, Decision>
{
    public async Task<Decision> Handle(CloseRisk request, CancellationToken cancellationToken)
    {
        var id = request.Risk;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var risk = RiskStore.Get(work, id);
        var decision = RiskReview.Close(risk.Status, request.By, request.Reason);
        if (!decision.IsAccepted)
            return decision;
        if (!RiskStore.Close(work, risk, now))
            return ActionStore.Lost(id);

        await runtime.HappenAsync(work, id.ToString(), "RiskClosed", payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, "RiskClosed", request.By, $"Closed the risk: {request.Reason}")
        {
            Why = request.Reason,
            Before = risk.State,
            After = RiskState.Closed.ToStored(),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
