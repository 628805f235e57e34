namespace ActionPlans.Domain;

/// <summary>What one body says about one recommendation in a plan that is being written.</summary>
/// <param name="Recommendation">The id by which people name it: "R3".</param>
/// <param name="Due">The recommendation's own date; null while none is printed or agreed.</param>
/// <param name="Timescale">What the report prints about time.</param>
/// <param name="MustAnswer">Whether the plan cannot go without this body's answer: the plan's own body, or the accountable one where that is not named.</param>
/// <param name="Response">Null: unanswered.</param>
public sealed record PlanItem(
    string Recommendation, string Body, bool MustAnswer, TimescaleKind Timescale, DateOnly? Due, PlanResponse? Response, IReadOnlyList<PlanAction> Actions)
{
    /// <summary>Whether the recommendation is closed or withdrawn, so that it needs no answer any more.</summary>
    public bool IsOver { get; init; }

    /// <summary>"A recommendation without a printed timescale asks the lead to propose one."</summary>
    public bool NeedsDate => Due is null && Timescale == TimescaleKind.None;
}

/// <summary>Something about a plan that a person should look at.</summary>
/// <param name="Blocks">Whether the plan cannot be submitted as long as it stands; otherwise it is advice.</param>
/// <param name="About">What it concerns: "R3" or "A7".</param>
/// <param name="Text">One sentence that says what to do.</param>
public sealed record PlanProblem(bool Blocks, string About, string Text);
