namespace ActionPlans.Workflows.Activities;

/// <summary>
/// A whole workflow: the invisible outermost activity of a definition, or another definition used as an activity, which then runs
/// inside the same instance.
/// </summary>
internal sealed class Workflow : Activity
{
    public bool IsRoot { get; init; }

    public Activity? Content { get; init; }

    internal override void Execute(Run run, Execution execution)
    {
        if (!IsRoot)
        {
            var given = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (Input input in Inputs)
                given[input.Name] = input.Evaluate(run, execution);
            execution.Locals = given;
        }
        run.Schedule(execution, Content);
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes) => run.CompleteWithSignal(execution);

    internal static ActivityType AsActivity(WorkflowDefinition workflow) =>
        new(workflow.DefinitionId, "Workflows", workflow.Description ?? workflow.Name ?? workflow.DefinitionId,
            reader => reader.ReadNestedWorkflow(workflow))
        {
            DisplayName = workflow.Name ?? workflow.DefinitionId,
            Inputs = [.. workflow.Inputs.Select(input => new InputDescriptor(input.Name, input.Type.ToString(), ""))],
            Ports = workflow.Outcomes,
            HasAnyPort = true,
        };
}
