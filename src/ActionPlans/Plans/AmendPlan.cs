using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>An accepted plan is going to be changed. The accepted version stays in force until the amendment was submitted and accepted.</summary>
public sealed record AmendPlan(SubjectId Plan, string Reason, string By) : IRequest<Decision>;

internal sealed class AmendPlanHandler(Database database, TimeProvider clock) : RequestHandler<AmendPlan, Decision>
{
    protected override Decision Handle(AmendPlan request)
    {
        using var work = database.Begin();
        var plan = LoadedPlan.Get(work, request.Plan);
        if (plan.Record.Home != plan.Record.Id)
            return Decision.Refused($"{request.Plan} is the draft of {SubjectId.Plan(plan.Record.Home)}; amend that one.");
        var decision = PlanEditing.Amend(plan.Record.Status.State, plan.Amendment?.Status.State, request.By, request.Reason);
        if (!decision.IsAccepted)
            return decision;

        var now = clock.GetUtcNow();
        if (!PlanStore.Touch(work, plan.Record))
            return Decision.Ignored($"somebody else changed {request.Plan} at the same moment: look at it again with 'actionplans show {request.Plan}'");
        var reason = PlanText.Clean(request.Reason, "reason")!;
        PlanVersionStore.Open(work, plan.Record, reason, now, request.By);
        new TimelineEntry(request.Plan.ToString(), now, "PlanAmended", request.By, $"Opened an amendment: {reason}") { Why = reason, Before = "accepted", After = "amendment draft" }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
