namespace ActionPlans.Domain;

/// <summary>How a request was answered.</summary>
public enum DecisionOutcome
{
    /// <summary>It happens.</summary>
    Accepted,

    /// <summary>Nothing happens, and nothing is wrong: it came late or twice.</summary>
    Ignored,

    /// <summary>It must not happen; the person has to do something else.</summary>
    Refused,
}

/// <summary>An answer with its reason. Losing a race is an answer too, not an error.</summary>
/// <param name="Outcome">Whether it happens.</param>
/// <param name="Reason">Why not, as one sentence for the user; null when it happens.</param>
public sealed record Decision(DecisionOutcome Outcome, string? Reason)
{
    /// <summary>It happens.</summary>
    public static Decision Accepted { get; } = new(DecisionOutcome.Accepted, null);

    /// <summary>Nothing happens, and nothing is wrong.</summary>
    public static Decision Ignored(string reason) => new(DecisionOutcome.Ignored, reason);

    /// <summary>It must not happen.</summary>
    public static Decision Refused(string reason) => new(DecisionOutcome.Refused, reason);

    /// <summary>Whether it happens.</summary>
    public bool IsAccepted => Outcome == DecisionOutcome.Accepted;
}

/// <summary>A decision and what holds after it: unchanged unless it was accepted.</summary>
public sealed record Change<T>(Decision Decision, T After);
