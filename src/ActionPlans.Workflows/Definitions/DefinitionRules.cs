namespace ActionPlans.Workflows;

/// <summary>What a definition has to fulfil beyond being readable.</summary>
internal static class DefinitionRules
{
    public static void Apply(
        WorkflowDefinition definition, string file, ActivityCatalog catalog, List<DefinitionProblem> errors, List<DefinitionProblem> warnings)
    {
    }
}
