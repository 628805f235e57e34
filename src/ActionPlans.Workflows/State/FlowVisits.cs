namespace ActionPlans.Workflows;

/// <summary>
/// How often the activities and connections of a running flowchart were visited: Elsa's counter-based mode. An activity with
/// several ways in runs when every way has been visited more often than itself.
/// </summary>
internal sealed class FlowVisits(int start, int[] activities, int[] connections, bool[] followed)
{
    /// <summary>Position of the activity at which the flowchart started: the graph of forward connections hangs on it.</summary>
    public int Start { get; } = start;
    public int[] Activities { get; } = activities;
    public int[] Connections { get; } = connections;

    /// <summary>Whether the last visit of a connection followed it; otherwise it was ruled out.</summary>
    public bool[] Followed { get; } = followed;

    public FlowVisits Copy() => new(Start, (int[])Activities.Clone(), (int[])Connections.Clone(), (bool[])Followed.Clone());
}
