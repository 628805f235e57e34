using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>A body's part with what was said about it.</summary>
/// <param name="State">Stored name of <see cref="RecommendationState"/>.</param>
[method: ExplicitConstructor]
internal sealed record DonePart(long BodyId, string State, DateOnly? DoneOn, string? DoneBy, string? DoneNote)
{
    /// <summary>Null: nobody says that it is done.</summary>
    public StatedDone? Said => DoneOn is { } on ? new(on, DoneBy!, DoneNote) : null;
}

/// <summary>The columns Done… of RecommendationBody. The caller guards the recommendation's row.</summary>
internal static class DoneStore
{
    /// <summary>The parts of a recommendation, the accountable body's first.</summary>
    /// <param name="body">Null: all of them.</param>
    public static IReadOnlyList<DonePart> Of(UnitOfWork work, SubjectId recommendation, long? body = null) => work.Query<DonePart>(
        """
        SELECT BodyId, State, DoneOn, DoneBy, DoneNote
        FROM RecommendationBody
        WHERE RecommendationId = @Number AND (@body IS NULL OR BodyId = @body)
        ORDER BY Position
        """,
        new { recommendation.Number, body });

    /// <param name="said">Null: it is not done after all.</param>
    public static void Set(UnitOfWork work, SubjectId recommendation, DonePart part, StatedDone? said, DateTimeOffset at)
    {
        work.Execute(
            "UPDATE RecommendationBody SET DoneOn = @On, DoneBy = @By, DoneNote = @Note WHERE RecommendationId = @Number AND BodyId = @BodyId",
            new { said?.On, said?.By, said?.Note, recommendation.Number, part.BodyId });
        var own = EarlierValues.Part(recommendation.Number, part.BodyId);
        EarlierValues.Keep(work, own, "DoneOn", part.DoneOn, said?.On, at);
        EarlierValues.Keep(work, own, "DoneBy", part.DoneBy, said?.By, at);
        EarlierValues.Keep(work, own, "DoneNote", part.DoneNote, said?.Note, at);
    }

    /// <summary>What was said no longer counts: it has to be done again.</summary>
    public static void Clear(UnitOfWork work, SubjectId recommendation, DateTimeOffset at)
    {
        foreach (var part in Of(work, recommendation).Where(part => part.Said is not null))
            Set(work, recommendation, part, said: null, at);
    }

    public static Decision Lost(SubjectId id) =>
        Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");
}
