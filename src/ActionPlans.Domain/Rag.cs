namespace ActionPlans.Domain;

/// <summary>A computed colour with the rule that gave it. A person may override it elsewhere, with a written rationale.</summary>
public sealed record Rag(RagColour Colour, string Rule)
{
    /// <summary>How many calendar days before the due date something without evidence is at risk.</summary>
    public const int AtRiskDays = 14;

    /// <summary>The colour on a day in Europe/London. The first rule that fits holds; lateness is not hidden by waiting for others.</summary>
    /// <param name="state">Where the recommendation stands.</param>
    /// <param name="deadline">Its deadline; null while there is none.</param>
    /// <param name="dependsOnAnotherBody">Whether it waits for a body other than the responsible one.</param>
    /// <param name="today">The day asked about.</param>
    public static Rag Of(RecommendationState state, Deadline? deadline, bool dependsOnAnotherBody, DateOnly today) =>
        (state, deadline) switch
        {
            (RecommendationState.Closed or RecommendationState.Withdrawn, _) =>
                new(RagColour.Blue, $"Blue: {StateWord(state)}."),
            (_, { Due: { } due }) when deadline.IsOverdue(today) => new(RagColour.Red, $"Red: it was due {Say.Day(due)}."),
            _ when dependsOnAnotherBody => new(RagColour.White, "White: it depends on another body."),
            (RecommendationState.Open, { Due: { } due }) when due.AddDays(-AtRiskDays) <= today =>
                new(RagColour.Amber, $"Amber: due {Say.Day(due)}, within {AtRiskDays} days, and no evidence has been submitted."),
            (_, { Due: { } due }) => new(RagColour.Green, $"Green: due {Say.Day(due)}, on track."),
            (_, { ReviewBy: { } review }) when review < today => new(RagColour.Amber, $"Amber: a review was due {Say.Day(review)}."),
            (_, { ReviewBy: { } review }) => new(RagColour.Green, $"Green: no due date, to be reviewed by {Say.Day(review)}."),
            _ => new(RagColour.Amber, "Amber: no deadline has been agreed."),
        };

    private static string StateWord(RecommendationState state) => state == RecommendationState.Closed ? "closed" : "withdrawn";
}
