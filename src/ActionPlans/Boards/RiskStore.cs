using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Boards;

/// <summary>What deciding about a risk needs of its row.</summary>
/// <param name="State">Stored name of <see cref="RiskState"/>.</param>
[method: ExplicitConstructor]
internal sealed record RiskRecord(long Id, string State, string? Impact, string? Owner, long OwnerBodyId, string Body, DateOnly ReviewOn, long Version)
{
    public RiskState Status => StoredName.ToRiskState(State);
}

/// <param name="Impact">As printed; null where nothing is.</param>
internal sealed record NewRisk(
    long ReportId, int Position, string Text, string? Impact, IReadOnlyList<string> Mitigations, string? Owner, long BodyId, Deadline Review);

/// <summary>The tables Risk and RiskMitigation. Every change of a row is guarded by its version; false: somebody else was first.</summary>
internal static class RiskStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static RiskRecord Get(UnitOfWork work, SubjectId id) => work.QueryFirst<RiskRecord>(
        "SELECT k.Id, k.State, k.Impact, k.Owner, k.OwnerBodyId, b.Name AS Body, k.ReviewOn, k.Version FROM Risk k JOIN Body b ON b.Id = k.OwnerBodyId WHERE k.Id = @Number",
        new { id.Number }) ?? throw new RefusedException($"there is no risk {id}: 'actionplans risk list' lists them");

    public static SubjectId Insert(UnitOfWork work, NewRisk risk)
    {
        var id = SubjectId.Risk(work.NextId("Risk"));
        work.Execute(
            """
            INSERT INTO Risk (Id, ReportId, Position, Text, Impact, Owner, OwnerBodyId, ReviewOn, Deadline, State, Version)
            VALUES (@Number, @ReportId, @Position, @Text, @impact, @Owner, @BodyId, @Due, @json, 'open', 1)
            """,
            new
            {
                id.Number, risk.ReportId, risk.Position, risk.Text, impact = risk.Impact?.Trim().ToLowerInvariant(), risk.Owner, risk.BodyId, risk.Review.Due,
                json = DeadlineJson.Write(risk.Review),
            });
        Mitigate(work, id, risk.Mitigations, addedAt: null);
        return id;
    }

    /// <summary>Adds what is done about it.</summary>
    /// <param name="addedAt">Null: it came with the report.</param>
    public static void Mitigate(UnitOfWork work, SubjectId risk, IReadOnlyList<string> mitigations, DateTimeOffset? addedAt)
    {
        foreach (var text in mitigations)
            work.Execute(
                "INSERT INTO RiskMitigation (RiskId, Position, Text, AddedAt) SELECT @Number, coalesce(max(Position), 0) + 1, @text, @addedAt FROM RiskMitigation WHERE RiskId = @Number",
                new { risk.Number, text, addedAt });
    }

    public static IReadOnlyList<string> Mitigations(UnitOfWork work, SubjectId risk) =>
        work.Query<string>("SELECT Text FROM RiskMitigation WHERE RiskId = @Number ORDER BY Position", new { risk.Number });

    public static bool Review(UnitOfWork work, RiskRecord risk, string? impact, DateTimeOffset at)
    {
        var reviewed = work.Execute(
            "UPDATE Risk SET Impact = coalesce(@impact, Impact), Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { impact, risk.Id, risk.Version }) == 1;
        if (reviewed)
            Keep(work, risk, "Impact", risk.Impact, impact ?? risk.Impact, at);
        return reviewed;
    }

    public static bool Close(UnitOfWork work, RiskRecord risk, DateTimeOffset at)
    {
        var closed = work.Execute(
            "UPDATE Risk SET State = 'closed', ClosedAt = @at, Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { at, risk.Id, risk.Version }) == 1;
        if (closed)
            Keep(work, risk, EarlierValues.State, risk.State, "closed", at);
        return closed;
    }

    public static bool Assign(UnitOfWork work, RiskRecord risk, string owner, long? body, DateTimeOffset at)
    {
        var assigned = work.Execute(
            "UPDATE Risk SET Owner = @owner, OwnerBodyId = coalesce(@body, OwnerBodyId), Version = Version + 1 WHERE Id = @Id AND Version = @Version",
            new { owner, body, risk.Id, risk.Version }) == 1;
        if (assigned)
        {
            Keep(work, risk, "Owner", risk.Owner, owner, at);
            Keep(work, risk, "OwnerBodyId", risk.OwnerBodyId, body ?? risk.OwnerBodyId, at);
            if (body is { } given)
                ReportBodies.Add(work, work.Scalar<long>("SELECT ReportId FROM Risk WHERE Id = @Id", new { risk.Id }), given);
        }

        return assigned;
    }

    private static void Keep(UnitOfWork work, RiskRecord risk, string column, object? before, object? after, DateTimeOffset at) =>
        EarlierValues.Keep(work, SubjectId.Risk(risk.Id).ToString(), column, before, after, at);

    public static WorkflowStart Start(SubjectId risk, DateOnly reviewOn, DateOnly today) => new("risk", risk.ToString(), new Anchor(reviewOn, today));
}
