using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Extensions;

/// <summary>A request for more time.</summary>
/// <param name="FromDue">The date in force when it was asked for.</param>
/// <param name="AskedFor">The date that the asker wanted.</param>
/// <param name="ProposedTo">The date on the table, later the one decided on.</param>
/// <param name="State">Stored name of <see cref="ExtensionState"/>.</param>
/// <param name="DecisionReason">What was said to the last answer; null when nothing was.</param>
[method: ExplicitConstructor]
public sealed record ExtensionRecord(
    long Id, DateTimeOffset AskedAt, string AskedBy, DateOnly FromDue, DateOnly AskedFor, string Reason, string Safeguard, string State, DateOnly ProposedTo,
    string ProposedBy, DateTimeOffset? DecidedAt, string? DecidedBy, string? DecisionReason, long Version)
{
    internal Extension ToDomain() => new(StoredName.ToExtensionState(State), ProposedTo, ProposedBy);
}

/// <summary>The table Extension.</summary>
internal static class ExtensionStore
{
    /// <summary>Every request of a recommendation, oldest first.</summary>
    public static IReadOnlyList<ExtensionRecord> Of(UnitOfWork work, SubjectId recommendation) => work.Query<ExtensionRecord>(
        """
        SELECT Id, AskedAt, AskedBy, FromDue, AskedFor, Reason, Safeguard, State, ProposedTo, ProposedBy, DecidedAt, DecidedBy, DecisionReason, Version
        FROM Extension
        WHERE RecommendationId = @Number
        ORDER BY Id
        """,
        new { recommendation.Number });

    public static long Insert(UnitOfWork work, AskExtension asked, DateOnly due, DateTimeOffset at)
    {
        var id = work.NextId("Extension");
        work.Execute(
            """
            INSERT INTO Extension (Id, RecommendationId, AskedAt, AskedBy, FromDue, AskedFor, Reason, Safeguard, State, ProposedTo, ProposedBy, Version)
            VALUES (@id, @Number, @at, @By, @due, @To, @Reason, @Safeguard, 'asked', @To, @By, 1)
            """,
            new { id, asked.Recommendation.Number, at, asked.By, due, asked.To, asked.Reason, asked.Safeguard });
        return id;
    }

    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Answer(UnitOfWork work, ExtensionRecord answered, Extension after, DateTimeOffset at, string by, string? reason) => work.Execute(
        """
        UPDATE Extension
        SET State = @state, ProposedTo = @To, ProposedBy = @ProposedBy, DecidedAt = @at, DecidedBy = @by, DecisionReason = @reason, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { state = after.State.ToStored(), after.To, after.ProposedBy, at, by, reason, answered.Id, answered.Version }) == 1;
}
