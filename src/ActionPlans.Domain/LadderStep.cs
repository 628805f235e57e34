namespace ActionPlans.Domain;

/// <summary>One step of a ladder.</summary>
/// <param name="Key">Its stored name, unique in the ladder: lower-case letters, digits and dashes.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Offset">How far from the due date, in what <see cref="LadderKind"/> says.</param>
/// <param name="Audience">Whom it speaks to.</param>
public sealed record LadderStep(string Key, LadderKind Kind, int Offset, Audience Audience);
