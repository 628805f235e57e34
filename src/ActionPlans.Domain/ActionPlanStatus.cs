namespace ActionPlans.Domain;

/// <summary>A required action plan's life, shared by every use case that moves it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Submitter">Who submitted what waits; null otherwise.</param>
public sealed record ActionPlanStatus(ActionPlanState State, string? Submitter)
{
    /// <summary>As it begins.</summary>
    public static ActionPlanStatus Due { get; } = new(ActionPlanState.Due, null);

    private bool IsOver => State is ActionPlanState.Accepted or ActionPlanState.Withdrawn;

    /// <summary>The plan is sent, for the first time or again after it came back.</summary>
    public Change<ActionPlanStatus> Submit(string by) =>
        Submitters.Missing(by) is { } missing ? Stay(missing)
        : IsOver || State == ActionPlanState.Submitted ? Stay(Decision.Ignored($"The plan was submitted, but {Now}."))
        : Go(ActionPlanState.Submitted, by);

    /// <summary>Somebody else than the submitter finds the plan good.</summary>
    public Change<ActionPlanStatus> Accept(string by) =>
        Submitters.Missing(by) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"The plan was accepted, but {Now}."))
        : State != ActionPlanState.Submitted ? Stay(Decision.Refused("There is no plan to accept; it has to be submitted first."))
        : new[] { Submitter ?? "" }.Include(by) ? Stay(Decision.Refused($"{by.Trim()} submitted this plan; somebody else has to accept it."))
        : Go(ActionPlanState.Accepted, null);

    /// <summary>The plan goes back with comments.</summary>
    public Change<ActionPlanStatus> Return(string by, string reason) =>
        Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"The plan was returned, but {Now}."))
        : State != ActionPlanState.Submitted ? Stay(Decision.Refused("There is no plan to return; it has to be submitted first."))
        : Go(ActionPlanState.Returned, null);

    /// <summary>The plan is no longer required.</summary>
    public Change<ActionPlanStatus> Withdraw(string by, string reason) =>
        Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"The plan was to be withdrawn, but {Now}."))
        : Go(ActionPlanState.Withdrawn, null);

    private string Now => $"it is already {State.ToStored()}";

    private Change<ActionPlanStatus> Stay(Decision decision) => new(decision, this);

    private static Change<ActionPlanStatus> Go(ActionPlanState state, string? submitter) =>
        new(Decision.Accepted, new(state, submitter));
}
