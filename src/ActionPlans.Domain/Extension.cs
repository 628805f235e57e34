namespace ActionPlans.Domain;

/// <summary>
/// A request for more time: "reason, interim safeguard, approver, original date kept and visible; repeat extensions counted".
/// Whoever made the proposal on the table cannot answer it. While it waits, the due date stays and its ladder goes on.
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="To">The date on the table, later the one decided on.</param>
/// <param name="ProposedBy">Who put that date on the table: the asker, or whoever countered last.</param>
public sealed record Extension(ExtensionState State, DateOnly To, string ProposedBy)
{
    /// <param name="due">The date in force; null when none is agreed.</param>
    /// <param name="safeguard">What keeps children safe until the new date.</param>
    /// <returns>After it is null unless it was accepted.</returns>
    public static Change<Extension?> Ask(
        RecommendationState state, DateOnly? due, DateOnly to, DateOnly today, string by, string reason, string safeguard)
    {
        var decision = Submitters.Missing(by, reason)
            ?? (string.IsNullOrWhiteSpace(safeguard) ? Decision.Refused("Say what keeps children safe until then; an extension needs an interim safeguard.") : null)
            ?? Over(state) ?? Unsuitable(to, due, today) ?? Decision.Accepted;
        return new(decision, decision.IsAccepted ? new Extension(ExtensionState.Asked, to, by) : null);
    }

    /// <summary>Somebody else agrees to the date on the table.</summary>
    public Change<Extension> Grant(RecommendationState state, DateOnly? due, DateOnly today, string by) =>
        Answer(Submitters.Missing(by) ?? Unanswerable(state, by) ?? Unsuitable(To, due, today), this with { State = ExtensionState.Granted });

    /// <summary>Somebody else does not; the due date stays.</summary>
    public Change<Extension> Refuse(RecommendationState state, string by, string reason) =>
        Answer(Submitters.Missing(by, reason) ?? Unanswerable(state, by), this with { State = ExtensionState.Refused });

    /// <summary>Somebody else puts another date on the table.</summary>
    public Change<Extension> Counter(RecommendationState state, DateOnly? due, DateOnly to, DateOnly today, string by, string reason) => Answer(
        Submitters.Missing(by, reason) ?? Unanswerable(state, by) ?? Unsuitable(to, due, today),
        new Extension(ExtensionState.Countered, to, by));

    /// <summary>The deadline that a granted extension puts in force.</summary>
    /// <param name="number">Which granted extension of this recommendation it is, from 1.</param>
    /// <param name="original">The first date that held.</param>
    public Deadline ToDeadline(int number, DateOnly original, DateOnly grantedOn, string grantedBy, string reason, string safeguard) => new()
    {
        Due = To,
        Rule = $"extension {number}",
        Explanation = $"Extended to {Say.Day(To)} ({(number == 1 ? "the first extension" : $"extension number {number}")}), proposed by {ProposedBy.Trim()}, granted by {grantedBy.Trim()} on "
            + $"{Say.Day(grantedOn)}. Reason: {Sentence(reason)} Until then: {Sentence(safeguard)} The original date was {Say.Day(original)}.",
    };

    /// <summary>What those who decide should notice about a request; empty when nothing stands out.</summary>
    /// <param name="granted">How many extensions were granted before.</param>
    public static string Notable(DateOnly due, DateOnly to, int granted, DeadlinePolicy policy)
    {
        var notes = new List<string>();
        if (granted > 0)
            notes.Add($"It would be extension number {granted + 1}.");
        if (to > due.AddMonths(policy.LongExtensionMonths))
            notes.Add($"It is for more than {Say.Count(policy.LongExtensionMonths, "month")}.");
        return string.Join(' ', notes);
    }

    private bool IsOpen => State is ExtensionState.Asked or ExtensionState.Countered;

    private Change<Extension> Answer(Decision? against, Extension after) => against is null ? new(Decision.Accepted, after) : new(against, this);

    private Decision? Unanswerable(RecommendationState state, string by) =>
        !IsOpen ? Decision.Ignored($"The extension is already {(State == ExtensionState.Granted ? "granted" : "refused")}.")
        : Over(state)
        ?? (new[] { ProposedBy }.Include(by) ? Decision.Refused($"{by.Trim()} proposed this date; somebody else has to answer.") : null);

    private static Decision? Over(RecommendationState state) => state is RecommendationState.Closed or RecommendationState.Withdrawn
        ? Decision.Refused($"The recommendation is already {state.ToStored()}; there is no date to move.")
        : null;

    private static Decision? Unsuitable(DateOnly to, DateOnly? due, DateOnly today)
    {
        BankHolidays.RequireYear(to.Year);
        return due is not { } current ? Decision.Refused("No date is agreed yet, so there is none to extend; agree the first one with 'deadline agree'.")
            : to <= today ? Decision.Refused($"{Say.Day(to)} is not in the future; give a later day.")
            : to <= current ? Decision.Refused($"{Say.Day(to)} is not later than the date in force, {Say.Day(current)}; give a later day.")
            : null;
    }

    private static string Sentence(string text) => text.Trim().TrimEnd('.') + ".";
}
