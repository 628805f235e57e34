namespace ActionPlans.Domain;

/// <summary>A day on which the ladder speaks.</summary>
/// <param name="Step">The step to take; the repeated one has its number in the key ("chase-2").</param>
/// <param name="Day">The working day on which it is (or was) to be taken.</param>
/// <param name="StandsFor">Every step that this one message covers, in order; the last is <paramref name="Step"/>.</param>
public sealed record LadderMoment(LadderStep Step, DateOnly Day, IReadOnlyList<LadderStep> StandsFor);
