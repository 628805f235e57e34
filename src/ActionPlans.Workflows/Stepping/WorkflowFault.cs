namespace ActionPlans.Workflows;

/// <summary>An activity cannot go on. Never leaves <see cref="Interpreter.Step"/>: there it becomes an incident.</summary>
internal sealed class WorkflowFault(string message) : Exception(message)
{
    /// <summary>A script used up what it may use; any other reason may be the values of the moment.</summary>
    public bool IsLimit { get; init; }
}
