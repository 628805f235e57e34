namespace ActionPlans.Data.Servers;

/// <summary>Values of a statement that are still to be sent.</summary>
/// <param name="One">The instance whose row has to be there as it was read; null when nobody asks how many rows there were.</param>
internal readonly record struct QueuedRow(ServerStatement Statement, object?[] Values, long? One);
