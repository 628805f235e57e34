namespace ActionPlans.Workflows.Activities;

internal sealed class DispatchWorkflow : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.DispatchWorkflow", "Composition", "Starts another workflow as an instance of its own, and waits for it if asked to.",
        reader => new DispatchWorkflow
        {
            definitionId = reader.Input("WorkflowDefinitionId", ValueType.String),
            correlationId = reader.Input("CorrelationId", ValueType.String),
            input = reader.Input("Input", ValueType.Dictionary),
            waits = reader.Input("WaitForCompletion", ValueType.Boolean),
        })
    {
        Inputs =
        [
            new("WorkflowDefinitionId", "String", "The definition id of the workflow.", "workflow-definition-picker"),
            new("CorrelationId", "String", "The correlation id of the new instance."),
            new("Input", "ObjectDictionary", "The inputs of the workflow.", "dictionary"),
            new("WaitForCompletion", "Boolean", "Whether to wait for its end.", "checkbox", "false"),
        ],
        Outputs = [new("Result", "Object", "The outputs of the workflow, when waited for.")],
    };

    private Input definitionId = null!;
    private Input correlationId = null!;
    private Input input = null!;
    private Input waits = null!;

    internal override bool HasResult => true;

    internal override void Execute(Run run, Execution execution)
    {
        var inputs = new Dictionary<string, object?>
        {
            ["WorkflowDefinitionId"] = definitionId.Text(run, execution),
            ["CorrelationId"] = correlationId.Text(run, execution),
            ["Input"] = input.Evaluate(run, execution),
        };
        if (waits.Flag(run, execution))
        {
            run.Emit(execution, inputs, run.WaitForChild(execution));
            return;
        }
        run.Emit(execution, inputs);
        run.Complete(execution);
    }

    internal override void Resume(Run run, Execution execution, Resumption resumption)
    {
        run.SetResult(execution, resumption.Payload);
        run.Complete(execution);
    }
}
