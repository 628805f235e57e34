namespace ActionPlans.Runtime;

/// <summary>Where a subject stands in time: what its workflow's symbolic points are counted from.</summary>
/// <param name="Due">The agreed date, Europe/London; null: nothing is agreed, so nothing relative to it ever comes.</param>
/// <param name="Since">The day on which <paramref name="Due"/> was set: steps of the ladder before it are not owed.</param>
/// <param name="Reached">Key of the last step of the ladder that was reached since then; null: none yet.</param>
public sealed record Anchor(DateOnly? Due, DateOnly Since, string? Reached = null)
{
    public static Anchor None(DateOnly since) => new(null, since);
}
