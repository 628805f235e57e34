using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Evidence;

/// <summary>A piece as it was handed in.</summary>
/// <param name="Number">Its version, from 1.</param>
[method: ExplicitConstructor]
internal sealed record EvidenceRecord(long Id, string? FileName, string AddedBy, long Number)
{
    public SubjectId Subject => SubjectId.Evidence(Id);
}

/// <summary>What a piece was handed in for.</summary>
/// <param name="Subject">"R7", "A3" or "S1".</param>
/// <param name="BodyId">Whose part it shows; null: everybody's.</param>
/// <param name="State">submitted, accepted, rejected or superseded.</param>
[method: ExplicitConstructor]
internal sealed record ServedSubject(string Subject, long? BodyId, string State)
{
    public SubjectId Id => SubjectId.Parse(Subject, EvidenceStore.Kinds);
}

/// <summary>Who handed in what waits.</summary>
[method: ExplicitConstructor]
internal sealed record WaitingEvidence(long? BodyId, string AddedBy, string SubmittedBy);

/// <summary>The tables Evidence (what was handed in, never changed) and EvidenceFor (what it is for, and what was decided about it there).</summary>
internal static class EvidenceStore
{
    /// <summary>What evidence can be for: recommendations, actions, sustained checks.</summary>
    public const string Kinds = "RAS";

    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static EvidenceRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<EvidenceRecord>("SELECT Id, FileName, AddedBy, Number FROM Evidence WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no evidence {id}: 'actionplans show R…' lists a recommendation's evidence");

    /// <summary>What a piece serves, in the order of the subjects' ids.</summary>
    public static IReadOnlyList<ServedSubject> Served(UnitOfWork work, SubjectId evidence) => work.Query<ServedSubject>(
        "SELECT Subject, BodyId, State FROM EvidenceFor WHERE EvidenceId = @Number ORDER BY Subject", new { evidence.Number });

    /// <summary>Who handed in what waits for a decision about a subject, oldest first.</summary>
    public static IReadOnlyList<WaitingEvidence> Waiting(UnitOfWork work, SubjectId subject) => work.Query<WaitingEvidence>(
        """
        SELECT f.BodyId, e.AddedBy, f.SubmittedBy
        FROM EvidenceFor f
        JOIN Evidence e ON e.Id = f.EvidenceId
        WHERE f.Subject = @name AND f.State = 'submitted'
        ORDER BY f.EvidenceId
        """,
        new { name = subject.ToString() });

    /// <summary>The last piece that waits and touches the same part; null when none does.</summary>
    /// <param name="body">Null: every part.</param>
    public static SubjectId? NewestWaiting(UnitOfWork work, SubjectId subject, long? body) =>
        work.Scalar<long?>(
            """
            SELECT max(EvidenceId) FROM EvidenceFor
            WHERE Subject = @name AND State = 'submitted' AND (@body IS NULL OR BodyId IS NULL OR BodyId = @body)
            """,
            new { name = subject.ToString(), body }) is { } id
            ? SubjectId.Evidence(id)
            : null;

    /// <param name="supersedes">The version before it; null for a first one.</param>
    public static SubjectId Insert(UnitOfWork work, HandedIn piece, DateTimeOffset now, string by, EvidenceRecord? supersedes = null, string? reason = null)
    {
        var id = SubjectId.Evidence(work.NextId("Evidence"));
        work.Execute(
            """
            INSERT INTO Evidence (Id, Kind, FileName, MediaType, Sha256, Size, Content, EffectiveOn, AddedAt, AddedBy, Number, Supersedes, Reason)
            VALUES (@Number, @Kind, @FileName, @MediaType, @Sha256, @size, @Content, @EffectiveOn, @now, @by, @version, @supersedes, @reason)
            """,
            new
            {
                id.Number, piece.Kind, piece.FileName, piece.MediaType, piece.Sha256, size = piece.Content.Length, piece.Content, piece.EffectiveOn, now, by,
                version = (supersedes?.Number ?? 0) + 1, supersedes = supersedes?.Id, reason,
            });
        return id;
    }

    /// <summary>A piece waits for a decision about a subject.</summary>
    public static void Serve(UnitOfWork work, SubjectId evidence, SubjectId subject, long? body, DateTimeOffset now, string by) => work.Execute(
        """
        INSERT INTO EvidenceFor (EvidenceId, Subject, BodyId, SubmittedAt, SubmittedBy, State)
        VALUES (@Number, @name, @body, @now, @by, 'submitted')
        """,
        new { evidence.Number, name = subject.ToString(), body, now, by });

    /// <summary>Everything that waits for the same part of a subject is decided together: it is accepted, or returned, as a whole.</summary>
    /// <param name="body">Null: every part.</param>
    /// <returns>False when nothing waited any more.</returns>
    public static bool Decide(UnitOfWork work, SubjectId subject, long? body, string state, DateTimeOffset at, string by, string? reason)
    {
        var decided = work.Execute(
            """
            UPDATE EvidenceFor SET State = @state, DecidedAt = @at, DecidedBy = @by, Reason = @reason
            WHERE Subject = @name AND State = 'submitted' AND (@body IS NULL OR BodyId = @body)
            """,
            new { state, at, by, reason, name = subject.ToString(), body }) > 0;
        if (decided && state == "accepted")
            RetireOlderVersions(work, subject);
        return decided;
    }

    /// <summary>A later version that waits or was returned takes the place of this one; an accepted one holds until the later one is accepted.</summary>
    public static void Supersede(UnitOfWork work, SubjectId evidence) => work.Execute(
        "UPDATE EvidenceFor SET State = 'superseded' WHERE EvidenceId = @Number AND State = 'submitted'", new { evidence.Number });

    private static void RetireOlderVersions(UnitOfWork work, SubjectId subject) => work.Execute(
        """
        WITH RECURSIVE Older (Id) AS (
            SELECT e.Supersedes FROM Evidence e JOIN EvidenceFor f ON f.EvidenceId = e.Id
            WHERE f.Subject = @name AND f.State = 'accepted' AND e.Supersedes IS NOT NULL
            UNION ALL
            SELECT e.Supersedes FROM Evidence e JOIN Older o ON o.Id = e.Id WHERE e.Supersedes IS NOT NULL)
        UPDATE EvidenceFor SET State = 'superseded'
        WHERE Subject = @name AND State = 'accepted' AND EvidenceId IN (SELECT Id FROM Older)
        """,
        new { name = subject.ToString() });
}
