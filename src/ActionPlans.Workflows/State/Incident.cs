namespace ActionPlans.Workflows;

/// <summary>Why an instance (or a branch of it) stopped.</summary>
public sealed record Incident(int ActivityIndex, string Message, DateTimeOffset At);
