namespace ActionPlans.Domain;

/// <summary>
/// A colour that a person set over the computed one: "can be overridden only with a written rationale". It ends by itself, and what was
/// computed stays visible beside it.
/// </summary>
/// <param name="Until">The last day on which it holds, Europe/London.</param>
public sealed record RagOverride(RagColour Colour, string Rationale, DateOnly Until, string By)
{
    /// <summary>An override is for one quarter at most; then somebody has to look again.</summary>
    public const int LongestMonths = 3;

    /// <summary>What a white recommendation waits for, in words: the name of a body, or "R9". Null for every other colour.</summary>
    public string? DependsOn { get; init; }

    /// <summary>What it waited for has happened: the colour no longer holds.</summary>
    public bool IsMet { get; init; }

    /// <summary>Whether this override may be set today.</summary>
    public Decision Set(RecommendationState state, DateOnly today) =>
        Submitters.Missing(By)
        ?? (string.IsNullOrWhiteSpace(Rationale) ? Decision.Refused("Write down why the colour is another than the computed one.")
            : state is RecommendationState.Closed or RecommendationState.Withdrawn ? Decision.Refused($"The recommendation is already {state.ToStored()}; its colour is settled.")
            : Colour == RagColour.Blue ? Decision.Refused("Blue means closed or withdrawn and cannot be set; choose white, green, amber or red.")
            : Colour == RagColour.White && string.IsNullOrWhiteSpace(DependsOn) ? Decision.Refused("White means that it depends on another body; say which body, or which recommendation, it waits for.")
            : Colour != RagColour.White && DependsOn is not null ? Decision.Refused($"Only white says that it depends on another body; leave {DependsOn} out, or choose white.")
            : IsMet ? Decision.Refused($"{DependsOn} is closed already; there is nothing to wait for.")
            : Until <= today ? Decision.Refused($"{Say.Day(Until)} is not in the future; say until when the colour holds.")
            : Until > today.AddMonths(LongestMonths) ? Decision.Refused($"A colour can be set for {LongestMonths} months at most; choose {Say.Day(today.AddMonths(LongestMonths))} or a day before it.")
            : Decision.Accepted);

    /// <summary>The colour to show: this one while it holds and the matter is open, otherwise the computed one.</summary>
    /// <param name="over">Null: nobody set one.</param>
    public static Rag Effective(Rag computed, RagOverride? over, DateOnly today) =>
        over is null || over.IsMet || over.Until < today || computed.Colour == RagColour.Blue
            ? computed
            : new Rag(over.Colour, $"{over.Colour}: {(over.DependsOn is null ? "" : $"it waits for {over.DependsOn}; ")}set by {over.By.Trim()} until {Say.Day(over.Until)}: {over.Rationale.Trim()} (Computed: {computed.Rule})");
}
