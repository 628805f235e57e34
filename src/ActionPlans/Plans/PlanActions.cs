using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>An action is planned for a recommendation. Its clock starts when the plan is submitted, or its amendment accepted.</summary>
/// <param name="Body">Who does it; null: the body that the plan has to wait for.</param>
public sealed record AddPlanAction(SubjectId Plan, SubjectId Recommendation, string? Body, ActionFields Fields, string By) : IRequest<AddedAction>;

/// <param name="Id">Null when it was not taken.</param>
public sealed record AddedAction(Decision Decision, SubjectId? Id);

/// <summary>A planned action is changed. While it is open, what was submitted goes on holding until the plan is submitted again, or its amendment accepted.</summary>
/// <param name="Seen">The version that the person looked at (<see cref="PlannedAction.Seen"/>); null: whatever stands there.</param>
public sealed record ChangePlanAction(SubjectId Plan, SubjectId Action, ActionFields Fields, string By, long? Seen = null) : IRequest<Decision>;

/// <summary>An action is taken out of the plan; an open one goes on until the plan is submitted without it.</summary>
public sealed record RemovePlanAction(SubjectId Plan, SubjectId Action, string By, long? Seen = null) : IRequest<Decision>;

internal sealed class AddPlanActionHandler(EditPlan edit) : RequestHandler<AddPlanAction, AddedAction>
{
    protected override AddedAction Handle(AddPlanAction request)
    {
        SubjectId? id = null;
        var decision = edit.Run(request.Plan, request.By, pen =>
        {
            var (decided, added) = pen.Add(pen.Plan.Answer(request.Recommendation, request.Body), request.Fields);
            id = added;
            return decided;
        });
        return new AddedAction(decision, id);
    }
}

internal sealed class ChangePlanActionHandler(EditPlan edit) : RequestHandler<ChangePlanAction, Decision>
{
    protected override Decision Handle(ChangePlanAction request) =>
        edit.Run(request.Plan, request.By, pen => pen.Change(pen.Plan.Action(request.Action), request.Fields, request.Seen));
}

internal sealed class RemovePlanActionHandler(EditPlan edit) : RequestHandler<RemovePlanAction, Decision>
{
    protected override Decision Handle(RemovePlanAction request) =>
        edit.Run(request.Plan, request.By, pen => pen.Remove(pen.Plan.Action(request.Action), request.Seen));
}
