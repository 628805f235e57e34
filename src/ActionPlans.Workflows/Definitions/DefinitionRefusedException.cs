namespace ActionPlans.Workflows;

/// <summary>A definition can't be run; the message has one line for every problem.</summary>
public sealed class DefinitionRefusedException(IReadOnlyList<DefinitionProblem> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
