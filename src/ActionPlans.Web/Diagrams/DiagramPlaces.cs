namespace ActionPlans.Web.Diagrams;

/// <summary>Gives every activity a cell of a grid: the designer's order without its empty space, else layer by layer from the start.</summary>
internal static class DiagramPlaces
{
    /// <summary>In the designer's units: what is nearer than this was meant to be in one line.</summary>
    private const double OneLine = 60;

    public static IReadOnlyList<(int Column, int Row)> Of(IReadOnlyList<string> ids, IReadOnlyList<(double X, double Y)?> positions, IReadOnlyList<DiagramEdge> edges)
    {
        if (positions.All(position => position is not null))
        {
            var columns = Lines([.. positions.Select(position => position!.Value.X)]);
            var rows = Lines([.. positions.Select(position => position!.Value.Y)]);
            List<(int Column, int Row)> cells = [.. columns.Zip(rows)];
            if (cells.Distinct().Count() == cells.Count)
                return cells;
        }

        return Layered(ids, edges);
    }

    private static IReadOnlyList<int> Lines(IReadOnlyList<double> values)
    {
        var starts = new List<double>();
        foreach (var value in values.Order())
        {
            if (starts.Count == 0 || value - starts[^1] > OneLine)
                starts.Add(value);
        }

        return [.. values.Select(value => starts.FindLastIndex(start => start <= value))];
    }

    /// <summary>As many steps from the start as the shortest way has; what nothing leads to is a start.</summary>
    private static List<(int Column, int Row)> Layered(IReadOnlyList<string> ids, IReadOnlyList<DiagramEdge> edges)
    {
        var column = new Dictionary<string, int>(StringComparer.Ordinal);
        var ledTo = edges.Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        // A circle has no start: then its first activity is one.
        foreach (var start in ids.Where(id => !ledTo.Contains(id)).Concat(ids))
        {
            if (!column.TryAdd(start, 0))
                continue;
            var next = new Queue<string>([start]);
            while (next.TryDequeue(out var from))
            {
                foreach (var edge in edges.Where(edge => edge.From == from))
                {
                    if (column.TryAdd(edge.To, column[from] + 1))
                        next.Enqueue(edge.To);
                }
            }
        }

        var used = new Dictionary<int, int>();
        return [.. ids.Select(id => (column[id], used[column[id]] = used.GetValueOrDefault(column[id], -1) + 1))];
    }
}
