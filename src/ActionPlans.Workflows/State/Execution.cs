namespace ActionPlans.Workflows;

/// <summary>One run of one activity within an instance. Only what still matters is kept between steps.</summary>
internal sealed class Execution(int number, Activity activity, Execution? parent)
{
    public int Number { get; } = number;
    public Activity Activity { get; } = activity;
    public Execution? Parent { get; } = parent;
    public ActivityStatus Status { get; set; }

    /// <summary>Completion has been passed on to the parent; an execution may complete twice, but counts once.</summary>
    public bool Reported { get; set; }

    /// <summary>A Break reached this loop, sequence or fork.</summary>
    public bool Breaking { get; set; }

    /// <summary>Started through a connection that leads back; such a visit does not count in its flowchart.</summary>
    public bool CameBack { get; set; }

    /// <summary>The activity's own count: next child of a sequence, current step of a loop, children still to come. Null before the first.</summary>
    public int? Counter { get; set; }

    /// <summary>Visits in a flowchart.</summary>
    public FlowVisits? Visits { get; set; }

    /// <summary>Values of the variables that the container declares, in order of declaration.</summary>
    public object?[]? Variables { get; set; }

    /// <summary>Variables that a loop hands to its body (CurrentValue, CurrentIndex), and inputs of a workflow used as an activity.</summary>
    public Dictionary<string, object?>? Locals { get; set; }

    public Execution CopyFor(Execution? parent) => new(Number, Activity, parent)
    {
        Status = Status, Reported = Reported, Breaking = Breaking, CameBack = CameBack, Counter = Counter,
        Visits = Visits?.Copy(),
        Variables = Variables?.ToArray(),
        Locals = Locals is null ? null : new Dictionary<string, object?>(Locals, StringComparer.Ordinal),
    };
}
