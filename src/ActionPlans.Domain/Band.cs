namespace ActionPlans.Domain;

/// <summary>The group that a duty belongs to by its timescale, in a few words: "immediate", "3 months", "20 working days", "none", "plan", "risk".</summary>
public static class Band
{
    /// <summary>The duty to submit an action plan, whatever its timescale.</summary>
    public const string Plan = "plan";

    /// <summary>The duty to look at a risk of a register again.</summary>
    public const string Risk = "risk";

    /// <summary>The band of a timescale as a report prints it.</summary>
    public static string Of(Timescale timescale) => timescale is { Kind: TimescaleKind.Relative, Amount: { } amount, Unit: { } unit }
        ? new Period(amount, unit).ToString()
        : timescale.Kind.ToStored();

    /// <summary>Reads a band as a person writes it: "Within 3 months" and "3 months" are the same one.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed is Plan or Risk || Enum.GetValues<TimescaleKind>().Any(kind => kind != TimescaleKind.Relative && kind.ToStored() == trimmed))
        {
            return trimmed;
        }

        return Timescale.TryReadWithin(trimmed, out var timescale)
            ? Of(timescale)
            : throw new RefusedException($"'{trimmed}' is no band; write it as \"3 months\" or \"immediate\", or one of date, recurring, continuous, vague, none, plan, risk.");
    }
}
