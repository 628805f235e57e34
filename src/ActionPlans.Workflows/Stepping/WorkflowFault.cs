namespace ActionPlans.Workflows;

/// <summary>An activity cannot go on. Never leaves <see cref="Interpreter.Step"/>: there it becomes an incident.</summary>
internal sealed class WorkflowFault(string message) : Exception(message);
