namespace ActionPlans.Domain;

/// <summary>
/// A recommendation's life, shared by every use case that moves it: "done → evidence submitted → evidence accepted (by someone
/// else) → closed".
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="Submitters">Who submitted the evidence that waits; empty otherwise. None of them may accept it.</param>
public sealed record RecommendationStatus(RecommendationState State, IReadOnlyList<string> Submitters)
{
    /// <summary>As it begins.</summary>
    public static RecommendationStatus Open { get; } = new(RecommendationState.Open, []);

    private bool IsOver => State is RecommendationState.Closed or RecommendationState.Withdrawn;

    /// <summary>Evidence is handed in; more may follow while it waits.</summary>
    public Change<RecommendationStatus> SubmitEvidence(string by) =>
        Domain.Submitters.Missing(by) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"Evidence came in, but {Now}."))
        : Go(RecommendationState.EvidenceSubmitted, Submitters.Include(by) ? Submitters : [.. Submitters, by]);

    /// <summary>Somebody else than the submitters finds the evidence good enough, which closes the recommendation.</summary>
    public Change<RecommendationStatus> AcceptEvidence(string by) =>
        Domain.Submitters.Missing(by) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"Evidence was accepted, but {Now}."))
        : State == RecommendationState.Open ? Stay(Decision.Refused("There is no evidence to accept; it has to be submitted first."))
        : Submitters.Include(by) ? Stay(Decision.Refused($"{by.Trim()} submitted this evidence; somebody else has to accept it."))
        : Go(RecommendationState.Closed, []);

    /// <summary>The evidence does not do; the recommendation is open again.</summary>
    public Change<RecommendationStatus> ReturnEvidence(string by, string reason) =>
        Domain.Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"Evidence was returned, but {Now}."))
        : State == RecommendationState.Open ? Stay(Decision.Refused("There is no evidence to return."))
        : Go(RecommendationState.Open, []);

    /// <summary>It no longer has to be done.</summary>
    public Change<RecommendationStatus> Withdraw(string by, string reason) =>
        Domain.Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"It was to be withdrawn, but {Now}."))
        : Go(RecommendationState.Withdrawn, []);

    /// <summary>A later check found that it did not last; it has to be done again.</summary>
    public Change<RecommendationStatus> Reopen(string by, string reason) =>
        Domain.Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : State != RecommendationState.Closed ? Stay(Decision.Ignored("It was to be reopened, but it is not closed."))
        : Go(RecommendationState.Open, []);

    private string Now => $"the recommendation is already {(State == RecommendationState.Closed ? "closed" : "withdrawn")}";

    private Change<RecommendationStatus> Stay(Decision decision) => new(decision, this);

    private static Change<RecommendationStatus> Go(RecommendationState state, IReadOnlyList<string> submitters) =>
        new(Decision.Accepted, new(state, submitters));
}
