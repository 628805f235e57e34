namespace ActionPlans.Workflows;

/// <summary>
/// One activity of a definition, compiled: its inputs are bound and its children known. Immutable once the definition is read, so that
/// any number of instances on any number of threads share it; what an instance knows about it stands in <see cref="Execution"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>Stable within one version of the definition: used in state and journal.</summary>
    public int Index { get; internal set; }

    public string Id { get; internal set; } = "";

    public string? Name { get; internal set; }

    public string Type { get; internal set; } = "";

    public int Version { get; internal set; } = 1;

    /// <summary>The path of ids from the workflow down, by which Elsa Studio knows the node.</summary>
    public string NodeId { get; internal set; } = "";

    /// <summary>An event or a timer here starts instances.</summary>
    public bool CanStartWorkflow { get; internal set; }

    /// <summary>The container around it; null only for the workflow itself.</summary>
    public Activity? Parent { get; internal set; }

    /// <summary>The workflow's own content, not nested in another container.</summary>
    internal bool IsOutermost => Parent is Activities.Workflow;

    public IReadOnlyList<Activity> Children { get; internal set; } = [];

    /// <summary>Its place among the children of its container.</summary>
    internal int PositionInParent { get; set; } = -1;

    /// <summary>The inputs by the descriptor's names.</summary>
    public IReadOnlyList<Input> Inputs { get; internal set; } = [];

    /// <summary>Its JavaScript, by the input that it stands in.</summary>
    internal IReadOnlyList<(string Input, Scripts.Script Script)> Scripts { get; set; } = [];

    /// <summary>Where outputs go, by name.</summary>
    internal IReadOnlyDictionary<string, VariableSlot> Outputs { get; set; } = new Dictionary<string, VariableSlot>();

    /// <summary>The variables that this container declares; null for none.</summary>
    internal VariableScope? Scope { get; set; }

    internal IReadOnlyList<VariableDeclaration> Variables => Scope?.Declarations ?? [];

    /// <summary>Completing it completes the flowchart or sequence around it (End, Break, Complete).</summary>
    internal virtual bool EndsItsContainer => false;

    /// <summary>It can report a result.</summary>
    internal virtual bool HasResult => false;

    internal void Adopt(IReadOnlyList<Activity> children)
    {
        Children = children;
        for (int i = 0; i < children.Count; i++)
        {
            children[i].Parent = this;
            children[i].PositionInParent = i;
        }
    }

    /// <summary>Runs the activity: completes, waits, schedules children, or does nothing and is stuck.</summary>
    internal abstract void Execute(Run run, Execution execution);

    /// <summary>What it waited for has happened.</summary>
    internal virtual void Resume(Run run, Execution execution, Resumption resumption) => run.Complete(execution);

    /// <summary>A child that this activity scheduled has completed.</summary>
    internal virtual void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes) => run.Complete(execution);

    /// <summary>Something inside was cancelled.</summary>
    internal virtual void DescendantCanceled(Run run, Execution execution, Activity canceled)
    {
    }

    /// <summary>A Break happened inside; true when it goes no further up.</summary>
    internal virtual bool OnBreak(Execution execution) => false;
}
