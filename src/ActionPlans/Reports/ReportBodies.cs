using ActionPlans.Data;

namespace ActionPlans.Reports;

/// <summary>The table ReportBody: which bodies a report concerns, and so whose people find it.</summary>
internal static class ReportBodies
{
    /// <summary>All that stand in a report, once it is written.</summary>
    public static void AddAll(UnitOfWork work, long report) => work.Execute(
        """
        INSERT INTO ReportBody (ReportId, BodyId)
        SELECT r.ReportId, rb.BodyId FROM Recommendation r JOIN RecommendationBody rb ON rb.RecommendationId = r.Id WHERE r.ReportId = @report
        UNION
        SELECT a.ReportId, a.BodyId FROM ActionPlan a WHERE a.ReportId = @report
        UNION
        SELECT a.ReportId, x.BodyId FROM ActionPlan a JOIN Action x ON x.PlanId = a.Id WHERE a.ReportId = @report
        UNION
        SELECT k.ReportId, k.OwnerBodyId FROM Risk k WHERE k.ReportId = @report
        """,
        new { report });

    /// <summary>One that was given something to do later; known ones stay.</summary>
    public static void Add(UnitOfWork work, long report, long body) => work.Execute(
        """
        INSERT INTO ReportBody (ReportId, BodyId)
        SELECT @report, @body WHERE NOT EXISTS (SELECT 1 FROM ReportBody WHERE ReportId = @report AND BodyId = @body)
        """,
        new { report, body });
}
