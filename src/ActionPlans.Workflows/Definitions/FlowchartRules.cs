using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>The rules for one flowchart's graph.</summary>
internal sealed class FlowchartRules(
    Flowchart flowchart, ActivityCatalog catalog, Action<Activity, string, string> refuse, Action<Activity, string, string> warn)
{
    private readonly IReadOnlyList<Activity> activities = flowchart.Children;
    private readonly IReadOnlyList<FlowConnection> connections = flowchart.Connections;

    public void Check()
    {
        int start = flowchart.FindStart();
        if (start < 0)
        {
            warn(flowchart, "the flowchart is empty", "give it activities");
            return;
        }

        bool[] reachable = Reachable(start);
        CheckReachable(reachable);
        FlowGraph graph = flowchart.Graph(start);
        for (int i = 0; i < connections.Count; i++)
        {
            if (!reachable[connections[i].Source])
                continue;
            if (!graph.IsForward(i) && !graph.MayGoBack(i))
                warn(activities[connections[i].Source], $"the connection back to '{activities[connections[i].Target].Id}' faults when it is followed: not every way here goes through it",
                    "lead back to an activity that every way passes");
            CheckPort(connections[i]);
        }
        for (int i = 0; i < activities.Count; i++)
        {
            if (reachable[i])
                CheckJoin(graph, i);
        }
        CheckWaysOut(reachable);
        CheckEndlessLoops(reachable);
    }

    private void CheckReachable(bool[] reachable)
    {
        // A trigger starts its own branch, so what hangs on it is reachable too.
        for (int i = 0; i < activities.Count; i++)
        {
            if (activities[i].CanStartWorkflow && !reachable[i])
            {
                bool[] more = Reachable(i);
                for (int j = 0; j < reachable.Length; j++)
                    reachable[j] |= more[j];
            }
        }
        for (int i = 0; i < activities.Count; i++)
        {
            if (!reachable[i])
                warn(activities[i], "nothing leads here, so it never runs", "connect or remove it");
        }
    }

    private void CheckPort(FlowConnection connection)
    {
        Activity source = activities[connection.Source];
        if (catalog.Find(source.Type) is not { HasAnyPort: false } type)
            return;
        IReadOnlyList<string> ports = type.Ports.Count == 0 ? ["Done"] : type.Ports;
        if (!ports.Contains(connection.Port))
            warn(source, $"it has no port '{connection.Port}', so the connection to '{activities[connection.Target].Id}' is never followed", $"use {string.Join(" or ", ports)}");
    }

    private void CheckJoin(FlowGraph graph, int position)
    {
        FlowConnection[] inbound = graph.ForwardInbound(position);
        if (inbound.Length < 2)
            return;

        int waits = inbound.Count(connection => Waits(activities[connection.Source]));
        if (activities[position] is not FlowJoin join)
        {
            if (waits > 1)
                warn(activities[position], "several waits lead here; it runs only after all of them, they do not race", "put a FlowJoin with WaitAny before it if the first should win");
            return;
        }

        string mode = join.Inputs[0].Literal as string ?? "WaitAny";
        if (mode == "WaitAll" && inbound.Any(connection => IsChoice(graph, connection)))
            warn(join, "WaitAll with a way in that a decision may rule out: then it and everything after it is skipped silently", "use WaitAllActive");
        if (mode == "WaitAny" && Upstream(graph, position).Any(activity => activity.Children.Count > 0 && HasWait(activity)))
            warn(join, "a container that waits and loses this race makes the instance fault", "race plain activities only");
    }

    private void CheckWaysOut(bool[] reachable)
    {
        for (int i = 0; i < activities.Count; i++)
        {
            if (reachable[i] && Waits(activities[i]) && !connections.Any(connection => connection.Source == i))
                warn(activities[i], "nothing follows this wait", "connect what should happen afterwards");
        }
    }

    /// <summary>A circle without a wait and without a choice runs for ever; with a choice it may.</summary>
    private void CheckEndlessLoops(bool[] reachable)
    {
        for (int i = 0; i < activities.Count; i++)
        {
            if (reachable[i] && GoesRoundFrom(i))
            {
                refuse(activities[i], "it is in a circle without a wait or a decision, which would run for ever", "put a Delay, an Event or a decision into the circle");
                return;
            }
        }
    }

    private bool GoesRoundFrom(int origin)
    {
        var seen = new bool[activities.Count];
        var stack = new Stack<int>([origin]);
        while (stack.TryPop(out int position))
        {
            if (CanStop(activities[position]))
                continue;
            foreach (FlowConnection connection in connections.Where(connection => connection.Source == position && connection.Port == "Done"))
            {
                if (connection.Target == origin)
                    return true;
                if (!seen[connection.Target])
                {
                    seen[connection.Target] = true;
                    stack.Push(connection.Target);
                }
            }
        }
        return false;
    }

    private bool CanStop(Activity activity) =>
        catalog.Find(activity.Type) is not { } type || type.Waits || type.HasAnyPort || type.Ports.Count > 0 || type.IsTerminal || HasWait(activity)
        || activity is DispatchWorkflow || activity.EndsItsContainer;

    private bool Waits(Activity activity) => catalog.Find(activity.Type) is { Waits: true };

    private bool HasWait(Activity activity) => activity.Children.Any(child => Waits(child) || HasWait(child));

    /// <summary>A way in that starts at a port other than Done, somewhere between here and the last fork.</summary>
    private bool IsChoice(FlowGraph graph, FlowConnection connection)
    {
        for (int steps = 0; steps < activities.Count; steps++)
        {
            if (connection.Port != "Done" && activities[connection.Source] is not FlowFork)
                return true;
            FlowConnection[] before = graph.ForwardInbound(connection.Source);
            if (before.Length != 1)
                return false;
            connection = before[0];
        }
        return false;
    }

    private IEnumerable<Activity> Upstream(FlowGraph graph, int position)
    {
        bool[] upstream = graph.Ancestors(position);
        return activities.Where((_, i) => upstream[i]);
    }

    private bool[] Reachable(int start)
    {
        var reachable = new bool[activities.Count];
        var stack = new Stack<int>([start]);
        reachable[start] = true;
        while (stack.TryPop(out int position))
        {
            foreach (FlowConnection connection in connections)
            {
                if (connection.Source == position && !reachable[connection.Target])
                {
                    reachable[connection.Target] = true;
                    stack.Push(connection.Target);
                }
            }
        }
        return reachable;
    }
}
