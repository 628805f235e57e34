using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>A recommendation and a body that answers for it, with the answer as the plan's draft has it.</summary>
/// <param name="Position">1: the accountable body.</param>
/// <param name="Answer">Stored name of <see cref="PlanAnswer"/>; null: unanswered.</param>
/// <param name="Version">0: unanswered.</param>
[method: ExplicitConstructor]
internal sealed record AnswerRow(
    long RecommendationId, string Number, string Text, string TimescaleKind, string Timescale, DateOnly? DueOn, string State, long BodyId, string Body, long Position,
    string? Answer, string? Reason, DateOnly? ProposedDue, string? AnsweredBy, long Version)
{
    public SubjectId Recommendation => SubjectId.Recommendation(RecommendationId);

    public PlanResponse? Response => Answer is null ? null : new(StoredName.ToPlanAnswer(Answer), Reason, ProposedDue);
}

/// <summary>The table PlanResponse, and who has to answer what.</summary>
internal static class PlanResponseStore
{
    /// <summary>
    /// Every recommendation of the plan's report with every body that it names, in the report's order, the accountable body first. A body that
    /// has to send a plan of its own answers there.
    /// </summary>
    public static IReadOnlyList<AnswerRow> Of(UnitOfWork work, PlanRecord plan) => work.Query<AnswerRow>(
        """
        SELECT r.Id AS RecommendationId, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.Text, r.TimescaleKind, r.Timescale, r.DueOn, r.State,
            rb.BodyId, b.Name AS Body, rb.Position, s.Answer, s.Reason, s.ProposedDue, s.AnsweredBy, coalesce(s.Version, 0) AS Version
        FROM Recommendation r
        JOIN RecommendationBody rb ON rb.RecommendationId = r.Id
        JOIN Body b ON b.Id = rb.BodyId
        LEFT JOIN PlanResponse s ON s.PlanId = @Home AND s.RecommendationId = r.Id AND s.BodyId = rb.BodyId
        WHERE r.ReportId = @ReportId
          AND (rb.BodyId = @BodyId OR rb.BodyId NOT IN (SELECT o.BodyId FROM ActionPlan o WHERE o.ReportId = @ReportId AND o.Kind = 'required' AND o.State <> 'withdrawn'))
        ORDER BY r.Ordinal, rb.Position
        """,
        new { plan.Home, plan.ReportId, plan.BodyId });

    /// <returns>False when somebody else answered meanwhile: nothing was stored.</returns>
    public static bool Save(UnitOfWork work, PlanRecord plan, AnswerRow answered, PlanResponse response, DateTimeOffset at, string by) => work.Execute(
        """
        INSERT INTO PlanResponse (PlanId, RecommendationId, BodyId, Answer, Reason, ProposedDue, AnsweredAt, AnsweredBy, Version)
        VALUES (@Home, @RecommendationId, @BodyId, @answer, @Reason, @ProposedDue, @at, @by, 1)
        ON CONFLICT (PlanId, RecommendationId, BodyId) DO UPDATE
        SET Answer = @answer, Reason = @Reason, ProposedDue = @ProposedDue, AnsweredAt = @at, AnsweredBy = @by, Version = PlanResponse.Version + 1
        WHERE PlanResponse.Version = @Version
        """,
        new { plan.Home, answered.RecommendationId, answered.BodyId, answer = response.Answer.ToStored(), response.Reason, response.ProposedDue, at, by, answered.Version }) == 1;
}
