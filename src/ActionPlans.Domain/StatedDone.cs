namespace ActionPlans.Domain;

/// <summary>
/// "Done → evidence submitted → evidence accepted → closed": the lead's own statement that the work is done. It asks for evidence, and settles
/// nothing: what is late stays late until the evidence is in.
/// </summary>
/// <param name="On">The day on which it was done, Europe/London.</param>
/// <param name="Note">What was done; null when nothing was said.</param>
public sealed record StatedDone(DateOnly On, string By, string? Note)
{
    /// <summary>Whether this may be said of a recommendation, or of one body's part of it.</summary>
    /// <param name="before">What was said before; null: nothing.</param>
    public Decision Say(RecommendationState state, StatedDone? before, DateOnly today) =>
        Submitters.Missing(By)
        ?? (state != RecommendationState.Open ? Decision.Ignored($"It was done, but {Now(state)}.")
            : before is not null ? Decision.Ignored($"{before.By.Trim()} has already said that it was done on {Domain.Say.Day(before.On)}; take that back first if it is wrong.")
            : On > today ? Decision.Refused($"{Domain.Say.Day(On)} is still to come; say so when it is done.")
            : Decision.Accepted);

    /// <summary>Whether it may be taken back. Once there is evidence, that is decided about instead.</summary>
    /// <param name="said">Null: nobody has said that it is done.</param>
    public static Decision TakeBack(RecommendationState state, StatedDone? said, string by, string reason) =>
        Submitters.Missing(by, reason)
        ?? (said is null ? Decision.Ignored("Nobody has said that it is done; there is nothing to take back.")
            : state != RecommendationState.Open ? Decision.Ignored($"It was to be taken back, but {Now(state)}.")
            : Decision.Accepted);

    private static string Now(RecommendationState state) =>
        state == RecommendationState.EvidenceSubmitted ? "evidence of it waits for a decision already" : $"the recommendation is already {state.ToStored()}";
}
