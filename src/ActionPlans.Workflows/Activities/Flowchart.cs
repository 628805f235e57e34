namespace ActionPlans.Workflows.Activities;

/// <summary>
/// A graph of activities in Elsa's default, counter-based mode: every connection is counted as visited when its source completes, followed
/// or ruled out, and an activity runs when all its forward ways in have been visited more often than itself.
/// </summary>
internal sealed class Flowchart : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Flowchart", "Flow", "A collection of activities and connections between them.",
        reader =>
        {
            Activity[] activities = reader.Children("activities");
            return new Flowchart { Children = activities, connections = reader.Connections(activities) };
        }) { IsContainer = true };

    private FlowConnection[] connections = [];
    private FlowGraph?[] graphs = [];

    internal IReadOnlyList<FlowConnection> Connections => connections;

    internal override void Execute(Run run, Execution execution)
    {
        int start = FindStart(run.TriggerActivityId);
        if (start < 0)
        {
            run.Complete(execution);
            return;
        }
        execution.Visits = new FlowVisits(start, new int[Children.Count], new int[connections.Length], new bool[connections.Length]);
        run.Schedule(execution, Children[start]);
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (child.Status != ActivityStatus.Completed)
            return;

        if (child.Activity.EndsItsContainer)
            run.Complete(execution);
        else if (!Leave(run, execution, child.Activity, outcomes, child.CameBack))
            CompleteWhenIdle(run, execution);
    }

    internal override void DescendantCanceled(Run run, Execution execution, Activity canceled)
    {
        CompleteWhenIdle(run, execution);
        Leave(run, execution, canceled, Outcomes.None, cameBack: false);
    }

    /// <summary>The trigger, else Start, else what may start the workflow, else the first without a way in, else the first; -1 when empty.</summary>
    internal int FindStart(string? triggerActivityId = null)
    {
        int start = triggerActivityId is null ? -1 : Find(child => child.Id == triggerActivityId);
        if (start < 0)
            start = Find(child => child is Start);
        if (start < 0)
            start = Find(child => child.CanStartWorkflow);
        for (int i = 0; start < 0 && i < Children.Count; i++)
        {
            if (!Array.Exists(connections, connection => connection.Target == i))
                start = i;
        }
        return start < 0 && Children.Count > 0 ? 0 : start;
    }

    internal FlowGraph Graph(int start)
    {
        // Two threads may build the same graph at once; the graphs are equal, so it does not matter which one stays.
        FlowGraph?[] known = graphs.Length == Children.Count ? graphs : graphs = new FlowGraph?[Children.Count];
        return known[start] ??= new FlowGraph(Children.Count, connections, start);
    }

    private int Find(Predicate<Activity> wanted)
    {
        for (int i = 0; i < Children.Count; i++)
        {
            if (wanted(Children[i]))
                return i;
        }
        return -1;
    }

    /// <summary>Visits every connection out of an activity. True when that put something into the queue.</summary>
    private bool Leave(Run run, Execution execution, Activity activity, Outcomes outcomes, bool cameBack)
    {
        FlowVisits? visits = execution.Visits;
        int position = activity.Parent == this ? activity.PositionInParent : -1;
        FlowGraph? graph = visits is null ? null : Graph(visits.Start);
        if (graph is null || position < 0 || graph.IsDangling(position))
            throw new WorkflowFault($"Activity {activity.Id} is not reachable from the flowchart graph. Unable to schedule its outbound activities.");

        return Leave(run, execution, graph, position, outcomes, cameBack);
    }

    private bool Leave(Run run, Execution execution, FlowGraph graph, int position, Outcomes outcomes, bool cameBack)
    {
        FlowVisits visits = execution.Visits!;
        if (!cameBack)
            visits.Activities[position]++;

        bool scheduled = false;
        foreach (int index in graph.Outbound(position))
        {
            FlowConnection connection = connections[index];
            bool followed = outcomes.Contains(connection.Port);
            visits.Connections[connection.Counter]++;
            visits.Followed[connection.Counter] = followed;
            scheduled |= graph.IsForward(index)
                ? Arrive(run, execution, graph, connection)
                : followed && GoBack(run, execution, graph, index);
        }
        return scheduled;
    }

    private bool GoBack(Run run, Execution execution, FlowGraph graph, int index)
    {
        FlowConnection connection = connections[index];
        if (!graph.MayGoBack(index))
        {
            throw new WorkflowFault(
                $"Invalid backward connection: Every path from the source ('{Children[connection.Source].Id}') must go through the target "
                + $"('{Children[connection.Target].Id}') when tracing back to the start.");
        }
        run.Schedule(execution, Children[connection.Target], cameBack: true);
        return true;
    }

    private bool Arrive(Run run, Execution execution, FlowGraph graph, FlowConnection connection)
    {
        int target = connection.Target;
        JoinMode mode = Children[target] is FlowJoin join ? join.Mode(run, execution) : JoinMode.WaitAllActive;
        if (mode == JoinMode.WaitAny)
            return ArriveAtFirst(run, execution, graph, connection);

        FlowVisits visits = execution.Visits!;
        if (!AllVisited(visits, graph, target))
            return false;

        bool runs = mode == JoinMode.WaitAll ? AllFollowed(visits, graph, target) : AnyFollowed(visits, graph, target);
        return runs ? ScheduleChild(run, execution, target) : Leave(run, execution, graph, target, Outcomes.None, cameBack: false);
    }

    private bool ArriveAtFirst(Run run, Execution execution, FlowGraph graph, FlowConnection connection)
    {
        FlowVisits visits = execution.Visits!;
        int target = connection.Target;
        if (visits.Connections[connection.Counter] <= visits.Activities[target] || run.IsScheduled(execution, Children[target]))
            return false; // somebody was first

        if (AnyFollowed(visits, graph, target))
        {
            ScheduleChild(run, execution, target);
            CancelUpstream(run, execution, graph, target);
            return true;
        }
        return AllVisited(visits, graph, target) && Leave(run, execution, graph, target, Outcomes.None, cameBack: false);
    }

    private bool ScheduleChild(Run run, Execution execution, int position)
    {
        run.Schedule(execution, Children[position]);
        return true;
    }

    private void CancelUpstream(Run run, Execution execution, FlowGraph graph, int target)
    {
        bool[] upstream = graph.Ancestors(target);
        foreach (Execution child in run.ChildrenOf(execution))
        {
            if (upstream[child.Activity.PositionInParent])
                run.CancelInsideOut(child);
        }
    }

    private static bool AllVisited(FlowVisits visits, FlowGraph graph, int target)
    {
        foreach (FlowConnection connection in graph.ForwardInbound(target))
        {
            if (visits.Connections[connection.Counter] <= visits.Activities[target])
                return false;
        }
        return true;
    }

    private static bool AllFollowed(FlowVisits visits, FlowGraph graph, int target) =>
        Array.TrueForAll(graph.ForwardInbound(target), connection => visits.Followed[connection.Counter]);

    /// <summary>Only the latest round counts: a connection followed in an earlier pass of a loop says nothing about this one.</summary>
    private static bool AnyFollowed(FlowVisits visits, FlowGraph graph, int target)
    {
        int latest = 0;
        foreach (FlowConnection connection in graph.ForwardInbound(target))
            latest = Math.Max(latest, visits.Connections[connection.Counter]);
        return latest > visits.Activities[target] && Array.Exists(
            graph.ForwardInbound(target), connection => visits.Connections[connection.Counter] == latest && visits.Followed[connection.Counter]);
    }

    private static void CompleteWhenIdle(Run run, Execution execution)
    {
        foreach (Execution child in run.ChildrenOf(execution))
        {
            if (child.Status is ActivityStatus.Running or ActivityStatus.Faulted)
                return;
        }
        if (!run.HasScheduledWorkWithin(execution))
            run.Complete(execution);
    }
}
