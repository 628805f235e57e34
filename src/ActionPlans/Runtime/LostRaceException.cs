namespace ActionPlans.Runtime;

/// <summary>Somebody else changed the row first. Nothing of this transaction has happened: read again and decide again.</summary>
internal sealed class LostRaceException(long instance) : Exception($"workflow instance {instance} was changed meanwhile");
