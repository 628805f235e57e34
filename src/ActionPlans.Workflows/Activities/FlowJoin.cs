namespace ActionPlans.Workflows.Activities;

/// <summary>The joining itself is the flowchart's work: it decides when this activity runs.</summary>
internal sealed class FlowJoin : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.FlowJoin", "Branching",
        "Joins branches: WaitAny goes on with the first and cancels the others, WaitAllActive with the last that is alive, WaitAll only if none was ruled out.",
        reader => new FlowJoin { mode = reader.Input("Mode", ValueType.String) })
    {
        Inputs = [new("Mode", "String", "WaitAny, WaitAll or WaitAllActive.", "dropdown", "WaitAny") { Choices = ["WaitAny", "WaitAll", "WaitAllActive"] }],
    };

    private Input mode = null!;

    internal JoinMode Mode(Run run, Execution execution) => mode.Text(run, execution) switch
    {
        "WaitAll" => JoinMode.WaitAll,
        "WaitAllActive" => JoinMode.WaitAllActive,
        _ => JoinMode.WaitAny,
    };

    internal override void Execute(Run run, Execution execution) => run.Complete(execution);
}

internal enum JoinMode
{
    WaitAny,
    WaitAll,
    /// <summary>Also what every ordinary activity with several ways in does.</summary>
    WaitAllActive,
}
