using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The plan as its draft stands, what may be done with it, and what is missing before it can be submitted.</summary>
public sealed record GetPlan(SubjectId Plan) : IRequest<PlanView>;

/// <param name="State">Stored name of <see cref="ActionPlanState"/>.</param>
/// <param name="Amendment">draft, submitted or returned while an accepted plan is being amended; else null.</param>
/// <param name="Locked">Why it cannot be changed now; null when it can.</param>
/// <param name="Problems">What blocks and what is advised, in the order of the plan.</param>
public sealed record PlanView(PlanDocument Document, string State, string? Amendment, string? Locked, IReadOnlyList<PlanProblem> Problems)
{
    public int Blocking => Problems.Count(problem => problem.Blocks);
}

internal sealed class GetPlanHandler(Database database, TimeProvider clock) : RequestHandler<GetPlan, PlanView>
{
    protected override PlanView Handle(GetPlan request)
    {
        using var work = database.Begin();
        var plan = LoadedPlan.Get(work, request.Plan);
        return new PlanView(plan.ToDocument(), plan.Record.State, plan.Amendment?.State, plan.Locked()?.Reason, plan.Problems(LondonTime.Today(clock.GetUtcNow())));
    }
}
