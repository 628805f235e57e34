using ActionPlans.Domain;

namespace ActionPlans.Runtime.Effects;

/// <summary>What an effect needs to know of the step that asked for it. Effects write through the batch, so they are part of its transaction.</summary>
internal sealed record EffectContext(StepBatch Batch, LoadedInstance Instance, LadderMoment? Reached)
{
    public string Subject => Instance.Subject;

    public DateTimeOffset Now => Batch.Now;

    /// <summary>
    /// The ledger's key for what this step says. A step of the ladder is said once for each agreed date, so that an extension
    /// starts the reminders again; any other step once for the place in the instance's life at which it was taken.
    /// </summary>
    public string Step(string template) => Reached is { } reached
        ? FormattableString.Invariant($"{reached.Step.Key}@{Instance.Anchor.Due:yyyy-MM-dd}")
        : FormattableString.Invariant($"{template}#{Instance.Id}.{Instance.Version + Instance.Steps}");
}
