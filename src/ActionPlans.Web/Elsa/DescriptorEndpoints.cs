using ActionPlans.Workflows;

namespace ActionPlans.Web.Elsa;

/// <summary>What a definition may be made of.</summary>
internal static class DescriptorEndpoints
{
    private const string InstanceStorage = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    /// <summary>Ours first: they are what the palette is opened for.</summary>
    private static readonly string[] FirstOnes = ["ActionPlans.Notify", "ActionPlans.WaitUntil", "ActionPlans.RequestEvidence", "ActionPlans.Escalate", "ActionPlans.Record"];

    private static readonly ExpressionKind[] Kinds =
    [
        new("Literal", "Literal", null), new("JavaScript", "JavaScript", "javascript"), new("Variable", "Variable", null), new("Input", "Input", null), new("Output", "Output", null),
        new("Object", "Object", "json"),
    ];

    public static void MapDescriptors(this IEndpointRouteBuilder api)
    {
        api.MapGet("/descriptors/activities", (ActivityCatalog catalog) => ElsaJson.List(
            [.. catalog.Types.OrderBy(type => Array.IndexOf(FirstOnes, type.TypeName) is >= 0 and var place ? place : FirstOnes.Length).Select(ElsaDescriptors.Of)]));
        api.MapGet("/descriptors/expression-descriptors", () => ElsaJson.List([.. Kinds.Select(kind => new
        {
            Type = kind.Name, kind.DisplayName, IsSerializable = true, IsBrowsable = true,
            Properties = kind.Language is null ? [] : new Dictionary<string, string> { ["monacoLanguage"] = kind.Language },
        })]));
        api.MapGet("/descriptors/variables", () => ElsaJson.List([.. Workflows.ValueType.KnownNames.Select(name => new { TypeName = name, DisplayName = name, Category = "Values", Description = "" })]));
        api.MapGet("/descriptors/storage-drivers", () => ElsaJson.List([new { TypeName = InstanceStorage, DisplayName = "Kept with the instance", Priority = 5, Deprecated = false }]));
        // One way each, which needs no choice.
        foreach (var none in new[]
                 {
                     "/descriptors/workflow-activation-strategies", "/descriptors/incident-strategies", "/descriptors/log-persistence-strategies", "/descriptors/commit-strategies/workflows",
                     "/descriptors/commit-strategies/activities", "/descriptors/output-converters", "/features/installed", "/resilience/strategies", "/workflow-contexts/provider-descriptors",
                 })
            api.MapGet(none, () => ElsaJson.List(Array.Empty<object>()));
    }

    /// <param name="Language">How the code editor colours it; null where it is no code.</param>
    private sealed record ExpressionKind(string Name, string DisplayName, string? Language);
}
