namespace ActionPlans.Workflows;

/// <summary>What a check of a definition found.</summary>
/// <param name="Definition">The definition; null when there are errors.</param>
/// <param name="Errors">Why it can't be run. All of them, not the first.</param>
/// <param name="Warnings">Where it runs, but ends silently, gets stuck or loses a wait.</param>
public sealed record DefinitionCheck(
    WorkflowDefinition? Definition, IReadOnlyList<DefinitionProblem> Errors, IReadOnlyList<DefinitionProblem> Warnings);
