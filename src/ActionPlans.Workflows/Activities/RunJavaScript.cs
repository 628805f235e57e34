using ActionPlans.Workflows.Scripts;

namespace ActionPlans.Workflows.Activities;

internal sealed class RunJavaScript : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.RunJavaScript", "Scripting", "Runs JavaScript; what it returns is the result, setOutcome names the port.",
        reader => new RunJavaScript { script = reader.Input("Script", ValueType.String), compiled = reader.ScriptOf("script") })
    {
        Inputs =
        [
            new("Script", "String", "The script.", "code-editor"),
            new("PossibleOutcomes", "ICollection<String>", "The ports.", "dynamic-outcomes"),
        ],
        Outputs = [new("Result", "Object", "What the script returned.")],
        HasAnyPort = true,
    };

    private static readonly string[] Done = ["Done"];

    private Input script = null!;
    private Script? compiled;

    internal override bool HasResult => true;

    internal override void Execute(Run run, Execution execution)
    {
        if (compiled is null)
            throw new WorkflowFault(script.IsGiven ? "the script has to stand in the definition as a literal text" : "there is no script");

        ScriptResult result = compiled.Run(run, execution);
        run.SetResult(execution, result.Value);
        run.Complete(execution, result.Outcomes ?? Done);
    }
}
