using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>A new risk in the register of a board's plan. Its reviews begin at once.</summary>
/// <param name="Plan">The board's plan that the register belongs to.</param>
/// <param name="Owner">The person or post that looks after it; null: nobody is named yet.</param>
/// <param name="Body">The body that answers for it, as it is registered; null: the board.</param>
/// <param name="ReviewOn">When it is looked at first, Europe/London; null: as the policy says.</param>
public sealed record AddRisk(
    SubjectId Plan, string Text, RiskImpact Impact, IReadOnlyList<string> Mitigations, string? Owner, string? Body, DateOnly? ReviewOn, string By) : IRequest<AddedRisk>;

/// <param name="Id">Null when it was not accepted.</param>
public sealed record AddedRisk(Decision Decision, SubjectId? Id);

internal sealed class AddRiskHandler(Database database, WorkflowRuntime runtime, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock)
    : IRequestHandler<AddRisk, AddedRisk>
{
    public async Task<AddedRisk> Handle(AddRisk request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var register = work.QueryFirst<Register>("SELECT ReportId, BodyId, Kind FROM ActionPlan WHERE Id = @Number", new { request.Plan.Number });
        if (register is not { Kind: "board" })
            return new AddedRisk(Decision.Refused($"{request.Plan} is no board's plan, so it has no risk register: 'actionplans status' lists the plans."), null);

        // What a review has to be holds for the first one too.
        var decision = RiskReview.Record(RiskState.Open, request.By, request.Text, request.ReviewOn, today);
        if (!decision.IsAccepted)
            return new AddedRisk(decision, null);

        var body = request.Body is null ? register.BodyId : KnownBodies.Require(work, request.Body).Id;
        var review = request.ReviewOn is null ? RiskReview.First(today, policy, calendar) : RiskReview.Next(today, request.By, request.ReviewOn, policy, calendar);
        var position = work.Scalar<long>("SELECT coalesce(max(Position), 0) + 1 FROM Risk WHERE ReportId = @ReportId", new { register.ReportId });
        var id = RiskStore.Insert(work, new NewRisk(
            register.ReportId, (int)position, request.Text.Trim(), request.Impact.ToStored(), request.Mitigations, request.Owner, body, review));
        await runtime.StartAsync(work, [RiskStore.Start(id, review.Due!.Value, today)], cancellationToken);
        new TimelineEntry(id.ToString(), now, "RiskAdded", request.By, $"Added to the register. {review.Explanation}")
        {
            After = TimelineEntry.Standing(RiskState.Open.ToStored(), review.Due),
        }.Insert(work);
        work.Commit();
        return new AddedRisk(Decision.Accepted, id);
    }

    [method: ExplicitConstructor]
    private sealed record Register(long ReportId, long BodyId, string Kind);
}
