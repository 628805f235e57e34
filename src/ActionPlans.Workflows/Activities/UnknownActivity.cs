namespace ActionPlans.Workflows.Activities;

/// <summary>Stands for a type that nobody knows; faults when it is reached, as in Elsa.</summary>
internal sealed class UnknownActivity(string typeName, int version) : Activity
{
    internal override void Execute(Run run, Execution execution) =>
        throw new WorkflowFault($"Activity type '{typeName}' version '{version}' could not be found.");
}
