using System.Text.Json;

namespace ActionPlans.Web.Diagrams;

/// <summary>The outermost activities of a definition and what follows what, placed in rows and columns.</summary>
/// <param name="Nodes">In the definition's order.</param>
internal sealed record WorkflowDiagram(IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges)
{
    /// <param name="json">A definition in Elsa's format. What is nested inside an activity is not drawn.</param>
    public static WorkflowDiagram Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.GetProperty("root");
        List<JsonElement> activities = root.TryGetProperty("activities", out var inside) && inside.ValueKind == JsonValueKind.Array ? [.. inside.EnumerateArray()] : [root];
        var ids = activities.ConvertAll(activity => Text(activity, "id") ?? "");
        var edges = root.TryGetProperty("connections", out var connections) && connections.ValueKind == JsonValueKind.Array
            ? Connections(connections, ids)
            : [.. ids.Skip(1).Zip(ids, (to, from) => new DiagramEdge(from, to, null))];
        var places = DiagramPlaces.Of(ids, activities.ConvertAll(Position), edges);
        return new WorkflowDiagram(
            [.. activities.Select((activity, index) => new DiagramNode(ids[index], Text(activity, "name") ?? Text(activity, "type") ?? ids[index], places[index].Column, places[index].Row))],
            edges);
    }

    private static IReadOnlyList<DiagramEdge> Connections(JsonElement connections, List<string> ids) => [.. connections.EnumerateArray()
        .Select(connection => new DiagramEdge(End(connection, "source"), End(connection, "target"), Port(connection)))
        .Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))];

    private static string End(JsonElement connection, string end) => connection.TryGetProperty(end, out var at) ? Text(at, "activity") ?? "" : "";

    /// <summary>Done goes without saying.</summary>
    private static string? Port(JsonElement connection) =>
        connection.TryGetProperty("source", out var source) && Text(source, "port") is { Length: > 0 } port && port != "Done" ? port : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Where the designer put it; null where nobody did.</summary>
    private static (double X, double Y)? Position(JsonElement activity) =>
        activity.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("designer", out var designer) && designer.ValueKind == JsonValueKind.Object
        && designer.TryGetProperty("position", out var position) && position.ValueKind == JsonValueKind.Object
        && position.TryGetProperty("x", out var x) && x.TryGetDouble(out var left) && position.TryGetProperty("y", out var y) && y.TryGetDouble(out var top)
            ? (left, top)
            : null;
}

/// <param name="Column">From 0, left to right; <paramref name="Row"/> from 0, top to bottom. No two nodes share both.</param>
internal sealed record DiagramNode(string Id, string Name, int Column, int Row);

/// <param name="Port">By which outcome it is taken; null where there is only one.</param>
internal sealed record DiagramEdge(string From, string To, string? Port);
