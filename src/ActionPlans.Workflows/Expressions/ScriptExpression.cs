using ActionPlans.Workflows.Scripts;

namespace ActionPlans.Workflows;

internal sealed class ScriptExpression(Script script) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => script.Run(run, execution).Value;
}
