namespace ActionPlans.Domain;

/// <summary>An action's life, shared by every use case that moves it.</summary>
/// <param name="State">Where it stands.</param>
public sealed record ActionStatus(ActionState State)
{
    private bool IsOver => State is ActionState.Done or ActionState.Withdrawn;

    /// <summary>It was done: for good, or, where it recurs, once.</summary>
    /// <param name="on">The day on which it was done, Europe/London.</param>
    /// <param name="again">Whether there is a next time.</param>
    public Change<ActionStatus> Finish(string by, string note, DateOnly on, DateOnly today, bool again) =>
        Submitters.Missing(by, note) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"It was done, but {Now}."))
        : State == ActionState.Draft ? Stay(Drafted)
        : on > today ? Stay(Decision.Refused($"{Say.Day(on)} is still to come; record it when it is done."))
        : new(Decision.Accepted, new(again ? ActionState.Open : ActionState.Done));

    /// <summary>What was taken for done is not; it is to be done again, by the same date.</summary>
    public Change<ActionStatus> Reopen(string by, string reason) =>
        Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : State == ActionState.Withdrawn ? Stay(Decision.Refused("The action was withdrawn; write a new one."))
        : State != ActionState.Done ? Stay(Decision.Ignored("The action is not done; there is nothing to reopen."))
        : new(Decision.Accepted, new(ActionState.Open));

    /// <summary>It no longer has to be done.</summary>
    public Change<ActionStatus> Withdraw(string by, string reason) =>
        Submitters.Missing(by, reason) is { } missing ? Stay(missing)
        : IsOver ? Stay(Decision.Ignored($"It was to be withdrawn, but {Now}."))
        : new(Decision.Accepted, new(ActionState.Withdrawn));

    /// <summary>Refuses what only makes sense while it is open; null when it is.</summary>
    public Decision? NotOpen() => State switch
    {
        ActionState.Open => null,
        ActionState.Draft => Drafted,
        _ => Decision.Refused($"The action is already {State.ToStored()}."),
    };

    private static Decision Drafted => Decision.Refused("The action is a draft; its plan has to be submitted first.");

    private string Now => $"the action is already {State.ToStored()}";

    private Change<ActionStatus> Stay(Decision decision) => new(decision, this);
}
