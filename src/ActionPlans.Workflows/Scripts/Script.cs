namespace ActionPlans.Workflows;

internal readonly record struct ScriptResult(object? Value, IReadOnlyList<string>? Outcomes);

internal sealed class Script
{
    private readonly string place;

    private Script(string place) => this.place = place;

    public static Script Compile(string source, bool isFunctionBody, string place) => new(place);

    public ScriptResult Run(Run run, Execution execution) => throw new WorkflowFault($"{place}: JavaScript is not available yet");
}
