namespace ActionPlans.Workflows;

/// <summary>An activity type: how it is described to people and to Elsa Studio's palette, and how one is made from a definition.</summary>
public sealed record ActivityType
{
    internal ActivityType(string typeName, string category, string description, Func<ActivityReader, Activity> create)
    {
        TypeName = typeName;
        Category = category;
        Description = description;
        Create = create;
        DisplayName = Words(typeName[(typeName.LastIndexOf('.') + 1)..]);
    }

    /// <summary>As it stands in a definition: <c>Elsa.Delay</c>.</summary>
    public string TypeName { get; }

    public string Category { get; }
    public string DisplayName { get; init; }
    public string Description { get; }
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Ports that connections may leave by. Empty means Done only; types whose ports depend on their inputs say so in <see cref="HasAnyPort"/>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Places for a child activity: Body, Then, Else.</summary>
    public IReadOnlyList<string> EmbeddedPorts { get; init; } = [];

    /// <summary>The ports follow from an input (cases, branches, outcomes) or from a script.</summary>
    public bool HasAnyPort { get; init; }

    /// <summary>It waits, so a loop through it comes to rest.</summary>
    public bool Waits { get; init; }

    public bool IsContainer { get; init; }
    public bool IsStart { get; init; }
    public bool IsTerminal { get; init; }

    internal Func<ActivityReader, Activity> Create { get; }

    internal static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) && !char.IsUpper(name[i - 1]) ? $" {letter}" : letter.ToString()));
}

/// <param name="Name">As people see it; in JSON it begins with a small letter.</param>
/// <param name="TypeName">The value's type in Elsa's words.</param>
/// <param name="UiHint">How Studio lets people edit it.</param>
/// <param name="DefaultValue">What applies when the definition gives nothing; null for nothing.</param>
/// <param name="IsWrapped">It may be an expression; false for a plain JSON value such as Fork's joinMode.</param>
public sealed record InputDescriptor(
    string Name, string TypeName, string Description, string UiHint = "singleline", string? DefaultValue = null, bool IsWrapped = true)
{
    public string DisplayName => ActivityType.Words(Name);

    /// <summary>The only texts that make sense here; empty where any does.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

public sealed record OutputDescriptor(string Name, string TypeName, string Description)
{
    public string DisplayName => ActivityType.Words(Name);
}
