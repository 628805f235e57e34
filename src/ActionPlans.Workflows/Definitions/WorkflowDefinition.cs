using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>An Elsa 3 workflow definition, read and compiled once. Immutable; safe on any number of threads.</summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, Activity> byId = new(StringComparer.Ordinal);

    internal WorkflowDefinition(string json) => Json = json;

    /// <summary>Names the workflow across its versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Names this version.</summary>
    public required string Id { get; init; }

    public required int Version { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary>The definition exactly as it was read, fields that we don't know included.</summary>
    public string Json { get; }

    public IReadOnlyList<InputDeclaration> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDeclaration> Outputs { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public IReadOnlyList<VariableDeclaration> Variables => Root.Variables;

    /// <summary>Elsa's incident strategy ContinueWithIncidents: siblings of a faulted activity go on, the instance does not fault.</summary>
    public bool ContinuesWithIncidents { get; init; }

    /// <summary>Elsa's activation strategy Singleton: a trigger starts no instance while another of this definition runs.</summary>
    public bool IsSingleton { get; init; }

    /// <summary>All activities, nested ones included; an activity's place is its <see cref="Activity.Index"/>.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Activities whose event or timer starts an instance.</summary>
    public IEnumerable<Activity> Triggers => Activities.Where(activity => activity.CanStartWorkflow);

    /// <summary>The workflow itself; its index is one beyond the last activity's.</summary>
    internal Workflow Root { get; init; } = null!;

    /// <summary>Reads a definition that the given catalog can run.</summary>
    /// <param name="file">Named in problems.</param>
    /// <exception cref="DefinitionRefusedException">With all problems at once.</exception>
    public static WorkflowDefinition Read(string json, string file, ActivityCatalog catalog)
    {
        DefinitionCheck check = Check(json, file, catalog);
        return check.Definition ?? throw new DefinitionRefusedException(check.Errors);
    }

    /// <summary>As <see cref="Read"/>, but tells instead of throwing, and warns.</summary>
    public static DefinitionCheck Check(string json, string file, ActivityCatalog catalog)
    {
        var reader = new DefinitionReader(file, catalog);
        WorkflowDefinition? definition = reader.Read(json);
        if (definition is not null)
            DefinitionRules.Apply(definition, file, catalog, reader.Problems, reader.Warnings);
        return new DefinitionCheck(reader.Problems.Count == 0 ? definition : null, reader.Problems, reader.Warnings);
    }

    /// <summary>Tries the definition out, without carrying anything out: what never ends shows only when it runs. Takes up to some seconds for one that does not end.</summary>
    /// <returns>The first thing that never ends; null when nothing was found.</returns>
    public DefinitionProblem? TryOut(string file) => new DefinitionTrial(this, file).Find();

    /// <summary>The activity of that id; null when there is none.</summary>
    public Activity? Find(string activityId) => byId.GetValueOrDefault(activityId);

    /// <summary>The event that an activity waits for, where its name stands in the definition; null otherwise.</summary>
    public static string? EventNameOf(Activity activity) => (activity as Event)?.LiteralName;

    /// <summary>As Elsa does: runs whatever can be run; an unknown activity faults when it is reached. For replaying recordings only.</summary>
    internal static WorkflowDefinition ReadLeniently(string json, string file, ActivityCatalog catalog)
    {
        var reader = new DefinitionReader(file, catalog) { IsLenient = true };
        return reader.Read(json) ?? throw new DefinitionRefusedException(reader.Problems);
    }

    internal void IndexActivities()
    {
        foreach (Activity activity in Activities)
            byId.TryAdd(activity.Id, activity);
    }

    internal Activity ActivityAt(int index) => index == Activities.Count ? Root : Activities[index];

    internal bool IsStoredInput(string name)
    {
        foreach (InputDeclaration input in Inputs)
        {
            if (input.Name == name)
                return input.IsStored;
        }
        return false;
    }

    /// <summary>Inputs that the definition does not declare are accepted as they come.</summary>
    internal object? ConvertInput(string name, object? value)
    {
        foreach (InputDeclaration input in Inputs)
        {
            if (input.Name == name)
                return ValueConverter.Convert(value, input.Type);
        }
        return value;
    }

    internal object? ConvertOutput(string name, object? value)
    {
        foreach (OutputDeclaration output in Outputs)
        {
            if (output.Name == name)
                return ValueConverter.Convert(value, output.Type);
        }
        return value;
    }
}
