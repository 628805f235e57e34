using System.ComponentModel;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;

namespace ActionPlans.Web.Api;

internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder read, IEndpointRouteBuilder write)
    {
        read.MapGet("/plans/{id}", async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, await ShowAsync(mediator, Changes.Id(id, "P"), cancellationToken)))
            .Produces<PlanShape>().WithSummary("The plan as its draft stands, with what is missing before it can be submitted; its ETag is the version that changes name");

        read.MapGet("/plans/{id}/versions", async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, (await mediator.Send(new ListPlanVersions(Changes.Id(id, "P")), cancellationToken)).Select(PlanVersionShape.Of).ToList()))
            .Produces<IReadOnlyList<PlanVersionShape>>().WithSummary("What was submitted, oldest first");

        write.MapPut("/plans/{id}/answers/{recommendation}", (
            HttpContext context, string id, string recommendation, AnswerInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(
                context, id, mediator,
                (plan, shown) => new AnswerRecommendation(
                    plan, Changes.Id(recommendation, "R"), input.Body, StoredName.ToPlanAnswer(input.Answer), input.Reason, input.ProposedDue, current.Viewer.Name, shown.SeenAnswer(Changes.Id(recommendation, "R"), input.Body)),
                cancellationToken))
            .Produces<PlanShape>().WithSummary("Say whether the body agrees to a recommendation");

        write.MapPost("/plans/{id}/actions", async (HttpContext context, string id, AddActionInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var plan = Changes.Id(id, "P");
            return await Changes.MakeAsync(context, () => ShowAsync(mediator, plan, cancellationToken), async _ => (await mediator.Send(
                new AddPlanAction(plan, Changes.Id(input.Recommendation, "R"), input.Body, input.Action.ToFields(), current.Viewer.Name), cancellationToken)).Decision);
        }).Produces<PlanShape>().WithSummary("Plan an action for a recommendation");

        write.MapPatch("/plans/{id}/actions/{action}", (
            HttpContext context, string id, string action, ActionInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, (plan, shown) => new ChangePlanAction(plan, Changes.Id(action, "A"), input.ToFields(), current.Viewer.Name, shown.SeenAction(Changes.Id(action, "A"))), cancellationToken))
            .Produces<PlanShape>().WithSummary("Change a planned action; what is left out stays as it is");

        write.MapDelete("/plans/{id}/actions/{action}", (HttpContext context, string id, string action, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, (plan, shown) => new RemovePlanAction(plan, Changes.Id(action, "A"), current.Viewer.Name, shown.SeenAction(Changes.Id(action, "A"))), cancellationToken))
            .Produces<PlanShape>().WithSummary("Take an action out of the plan");

        write.MapPost("/plans/{id}/submit", (HttpContext context, string id, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, (plan, _) => new SubmitPlan(plan, current.Viewer.Name), cancellationToken))
            .Produces<PlanShape>().WithSummary("Submit it to the oversight body; refused while something is missing");

        write.MapPost("/plans/{id}/accept", (HttpContext context, string id, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, (plan, _) => new AcceptPlan(plan, current.Viewer.Name), cancellationToken))
            .Produces<PlanShape>().WithSummary("Accept it, by somebody other than who submitted it");

        write.MapPost("/plans/{id}/return", (HttpContext context, string id, ReturnInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, (plan, _) => new ReturnPlan(plan, new ReasonInput(input.Reason).Said("the lead needs to know what to change"), input.By, current.Viewer.Name), cancellationToken))
            .Produces<PlanShape>().WithSummary("Return it with comments; it has to be submitted again");
    }

    private static async Task<PlanShape> ShowAsync(IMediator mediator, SubjectId plan, CancellationToken cancellationToken) =>
        PlanShape.Of(await mediator.Send(new GetPlan(plan), cancellationToken));

    private static Task<IResult> ChangeAsync(HttpContext context, string id, IMediator mediator, Func<SubjectId, PlanShape, IRequest<Decision>> ask, CancellationToken cancellationToken)
    {
        var plan = Changes.Id(id, "P");
        return Changes.MakeAsync(context, () => ShowAsync(mediator, plan, cancellationToken), shown => mediator.Send(ask(plan, shown), cancellationToken));
    }

    internal sealed record AnswerInput(
        [property: Description("agreed, partlyAgreed or notAgreed")] string Answer, string? Reason = null, DateOnly? ProposedDue = null,
        [property: Description("Who answers; the body that the plan has to wait for when left out")] string? Body = null);

    internal sealed record AddActionInput(string Recommendation, ActionInput Action, string? Body = null);

    internal sealed record ActionInput(
        string? Objective = null, string? Text = null, string? Outcome = null, string? Evidence = null, string? Lead = null,
        [property: Description("As it is written: \"by 31 December 2027\", \"quarterly\"")] string? Target = null)
    {
        public ActionFields ToFields() => new(Objective, Text, Outcome, Evidence, Lead, Target);
    }

    internal sealed record ReturnInput(string Reason, [property: Description("When it has to be submitted again; by the policy when left out")] DateOnly? By = null);
}

/// <param name="State">due, submitted, returned, accepted or withdrawn.</param>
/// <param name="Amendment">draft, submitted or returned while an accepted plan is being amended.</param>
/// <param name="Locked">Why it cannot be changed now.</param>
internal sealed record PlanShape(PlanDocument Document, string State, string? Amendment, string? Locked, IReadOnlyList<PlanProblemShape> Problems)
{
    public static PlanShape Of(PlanView view) => new(
        view.Document, view.State, view.Amendment, view.Locked, [.. view.Problems.Select(problem => new PlanProblemShape(problem.About, problem.Text, problem.Blocks))]);

    /// <summary>The version of the answer that the use case compares once more, in its own transaction; null: no such answer, which it refuses itself.</summary>
    /// <param name="body">Null: the body that the plan has to wait for.</param>
    public long? SeenAnswer(SubjectId recommendation, string? body) => Document.Entries.FirstOrDefault(entry =>
        entry.Recommendation == recommendation.ToString() && (body is null ? entry.MustAnswer : string.Equals(entry.Body, body.Trim(), StringComparison.OrdinalIgnoreCase)))?.Seen;

    /// <summary>The same for an action of the plan.</summary>
    public long? SeenAction(SubjectId action) => Document.Entries.SelectMany(entry => entry.Actions).FirstOrDefault(one => one.Id == action.ToString())?.Seen;
}

/// <param name="Blocks">Whether it has to be put right before the plan can be submitted.</param>
internal sealed record PlanProblemShape(string About, string Text, bool Blocks);

internal sealed record PlanVersionShape(
    int Number, string State, bool IsInForce, string? Reason, DateTimeOffset? SubmittedAt, string? SubmittedBy, DateTimeOffset? DecidedAt, string? DecidedBy, string? Comment,
    IReadOnlyList<string> Changes)
{
    public static PlanVersionShape Of(PlanVersionView view) => new(
        view.Number, view.State, view.IsInForce, view.Reason, view.SubmittedAt, view.SubmittedBy, view.DecidedAt, view.DecidedBy, view.Comment, view.Changes);
}
