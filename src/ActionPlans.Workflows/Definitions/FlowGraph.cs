namespace ActionPlans.Workflows;

/// <summary>
/// A flowchart's connections sorted from one start: forward ones, found breadth first and never closing a circle, and those that lead
/// back. The order of the connections decides, as in Elsa.
/// </summary>
internal sealed class FlowGraph
{
    private readonly FlowConnection[] connections;
    private readonly int start;
    private readonly bool[] forward;
    private readonly int[][] outbound;
    private readonly FlowConnection[][] inbound;
    private readonly bool[]?[] ancestors;

    public FlowGraph(int activities, FlowConnection[] connections, int start)
    {
        this.connections = connections;
        this.start = start;
        outbound = new int[activities][];
        inbound = new FlowConnection[activities][];
        ancestors = new bool[activities][];
        for (int i = 0; i < activities; i++)
            outbound[i] = [.. Enumerable.Range(0, connections.Length).Where(index => connections[index].Source == i)];

        HashSet<(int, int)> edges = ForwardEdges(activities);
        forward = Array.ConvertAll(connections, connection => edges.Contains((connection.Source, connection.Target)));
        for (int i = 0; i < activities; i++)
            inbound[i] = [.. connections.Where((connection, index) => forward[index] && connection.Target == i)];
    }

    public ReadOnlySpan<int> Outbound(int position) => outbound[position];

    public FlowConnection[] ForwardInbound(int position) => inbound[position];

    public bool IsForward(int connection) => forward[connection];

    /// <summary>No forward connection leads to it, and it is not the start.</summary>
    public bool IsDangling(int position) => position != start && inbound[position].Length == 0;

    /// <summary>A connection back is legal only if every way from the start to its source goes through its target.</summary>
    public bool MayGoBack(int index)
    {
        int target = connections[index].Target;
        if (target == start || target == connections[index].Source)
            return true;

        var seen = new bool[inbound.Length];
        var stack = new Stack<int>([connections[index].Source]);
        while (stack.TryPop(out int position))
        {
            if (position == target || seen[position])
                continue;
            if (position == start)
                return false;
            seen[position] = true;
            foreach (FlowConnection connection in inbound[position])
                stack.Push(connection.Source);
        }
        return true;
    }

    /// <summary>For every position whether it lies upstream, along forward connections.</summary>
    public bool[] Ancestors(int target)
    {
        if (ancestors[target] is { } known)
            return known;

        var upstream = new bool[inbound.Length];
        var stack = new Stack<int>([target]);
        while (stack.TryPop(out int position))
        {
            foreach (FlowConnection connection in inbound[position])
            {
                if (!upstream[connection.Source])
                {
                    upstream[connection.Source] = true;
                    stack.Push(connection.Source);
                }
            }
        }
        return ancestors[target] = upstream;
    }

    private HashSet<(int, int)> ForwardEdges(int activities)
    {
        var edges = new HashSet<(int, int)>();
        var next = new List<int>[activities];
        for (int i = 0; i < activities; i++)
            next[i] = [];

        var visited = new bool[activities];
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out int source))
        {
            visited[source] = true;
            foreach (int index in outbound[source])
            {
                int target = connections[index].Target;
                if (edges.Contains((source, target)) || Reaches(next, target, source))
                    continue;
                edges.Add((source, target));
                next[source].Add(target);
                if (!visited[target])
                    waiting.Enqueue(target);
            }
        }
        return edges;
    }

    private static bool Reaches(List<int>[] next, int from, int to)
    {
        var seen = new bool[next.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out int position))
        {
            if (position == to)
                return true;
            if (seen[position])
                continue;
            seen[position] = true;
            foreach (int following in next[position])
                stack.Push(following);
        }
        return false;
    }
}
