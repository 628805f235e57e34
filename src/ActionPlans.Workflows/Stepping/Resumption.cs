namespace ActionPlans.Workflows;

/// <summary>What ended a wait.</summary>
internal readonly record struct Resumption(object? Payload, string? Outcome);
