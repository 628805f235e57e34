using ActionPlans.Domain;
using ActionPlans.Plans;

namespace ActionPlans.Tests.Kit;

/// <summary>People who write a plan in the installation.</summary>
internal static class PlanWriter
{
    public static readonly SubjectId P1 = SubjectId.Plan(1);

    /// <summary>An action with nothing to say against it.</summary>
    public static readonly ActionFields Training = new(
        "Assessments in time", "Train every health visitor in the new assessment.", "All assessments are done within 28 days.", "Audit of 50 records", "Named nurse", "by 31 December 2012");

    public static Task<Decision> AnswerAsync(
        this Installation house, string recommendation, PlanAnswer answer = PlanAnswer.Agreed, string? reason = null, DateOnly? due = null, string? body = null, SubjectId? plan = null,
        string by = Installation.Lead, long? seen = null) =>
        house.Mediator.Send(new AnswerRecommendation(plan ?? P1, SubjectId.Parse(recommendation, "R"), body, answer, reason, due, by, seen));

    public static async Task<SubjectId> PlanActionAsync(
        this Installation house, string recommendation, ActionFields? fields = null, string? body = null, SubjectId? plan = null, string by = Installation.Lead)
    {
        var added = await house.Mediator.Send(new AddPlanAction(plan ?? P1, SubjectId.Parse(recommendation, "R"), body, fields ?? Training, by));
        Assert.That(added.Decision, Is.EqualTo(Decision.Accepted));
        return added.Id!.Value;
    }

    /// <summary>Agrees, with one action.</summary>
    public static async Task<SubjectId> AgreeAsync(this Installation house, string recommendation, DateOnly? due = null, ActionFields? fields = null, string? body = null)
    {
        Assert.That(await house.AnswerAsync(recommendation, due: due, body: body), Is.EqualTo(Decision.Accepted));
        return await house.PlanActionAsync(recommendation, fields, body);
    }

    public static Task<Decision> ChangeAsync(this Installation house, SubjectId action, ActionFields fields, long? seen = null, string by = Installation.Lead) =>
        house.Mediator.Send(new ChangePlanAction(P1, action, fields, by, seen));

    public static Task<PlanView> PlanAsync(this Installation house, SubjectId? plan = null) => house.Mediator.Send(new GetPlan(plan ?? P1));

    public static Task<Decision> SubmitAsync(this Installation house, SubjectId? plan = null) => house.Mediator.Send(new SubmitPlan(plan ?? P1, Installation.Lead));

    public static Task<Decision> AcceptAsync(this Installation house, SubjectId? plan = null) => house.Mediator.Send(new AcceptPlan(plan ?? P1, Installation.Reviewer));

    public static Task<Decision> ReturnAsync(this Installation house, string reason) => house.Mediator.Send(new ReturnPlan(P1, reason, null, Installation.Reviewer));

    public static Task<IReadOnlyList<PlanVersionView>> VersionsAsync(this Installation house) => house.Mediator.Send(new ListPlanVersions(P1));

    public static string ActionState(this Installation house, SubjectId action) => house.Rows<string>("SELECT State FROM Action WHERE Id = @Number", new { action.Number })[0];

    public static string? ActionDue(this Installation house, SubjectId action) => house.Rows<string?>("SELECT DueOn FROM Action WHERE Id = @Number", new { action.Number })[0];
}
