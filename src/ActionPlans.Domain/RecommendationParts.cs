namespace ActionPlans.Domain;

/// <summary>
/// A recommendation that several bodies answer, "each its own actions, evidence and RAG, one accountable": every part lives the life of a
/// <see cref="RecommendationStatus"/>, and the whole is as far as its slowest part.
/// </summary>
/// <param name="All">The accountable body's part first; never empty.</param>
public sealed record RecommendationParts(IReadOnlyList<RecommendationStatus> All)
{
    /// <summary>Where the recommendation stands: closed when every body's part is accepted, open while one is open.</summary>
    public RecommendationState Whole =>
        Any(RecommendationState.Withdrawn) ? RecommendationState.Withdrawn
        : Any(RecommendationState.Open) ? RecommendationState.Open
        : Any(RecommendationState.EvidenceSubmitted) ? RecommendationState.EvidenceSubmitted
        : RecommendationState.Closed;

    /// <param name="part">Whose part it shows, from 0; null: everybody's that is not over.</param>
    public Change<RecommendationParts> SubmitEvidence(int? part, string by) => Step(part, IsUnderWay, status => status.SubmitEvidence(by));

    /// <param name="part">Whose part is accepted, from 0; null: every one that waits.</param>
    public Change<RecommendationParts> AcceptEvidence(int? part, string by) => Step(part, Waits, status => status.AcceptEvidence(by));

    /// <param name="part">Whose part is returned, from 0; null: every one that waits.</param>
    public Change<RecommendationParts> ReturnEvidence(int? part, string by, string reason) => Step(part, Waits, status => status.ReturnEvidence(by, reason));

    /// <summary>No part has to be done any more.</summary>
    public Change<RecommendationParts> Withdraw(string by, string reason) => Step(null, IsUnderWay, status => status.Withdraw(by, reason));

    /// <summary>It turned out not to last: every part has to be done again.</summary>
    public Change<RecommendationParts> Reopen(string by, string reason) => Step(null, _ => true, status => status.Reopen(by, reason));

    private static bool Waits(RecommendationStatus status) => status.State == RecommendationState.EvidenceSubmitted;

    private static bool IsUnderWay(RecommendationStatus status) => status.State is RecommendationState.Open or RecommendationState.EvidenceSubmitted;

    private bool Any(RecommendationState state) => All.Any(status => status.State == state);

    /// <summary>Moves the parts that it concerns, all of them or none; where it concerns none, the first one says why.</summary>
    private Change<RecommendationParts> Step(
        int? part, Func<RecommendationStatus, bool> concerns, Func<RecommendationStatus, Change<RecommendationStatus>> step)
    {
        List<int> asked = part is { } one ? [one] : [.. Enumerable.Range(0, All.Count)];
        var concerned = asked.FindAll(index => concerns(All[index]));
        if (concerned.Count == 0)
            return new(step(All[asked[0]]).Decision, this);

        var after = All.ToArray();
        foreach (var index in concerned)
        {
            var change = step(All[index]);
            if (!change.Decision.IsAccepted)
                return new(change.Decision, this);
            after[index] = change.After;
        }

        return new(Decision.Accepted, new RecommendationParts(after));
    }
}
