using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>
/// The stored form. It begins with the number of its format; a changed layout gets a new number, and every older one stays readable.
/// Activities are stored by index, so a state belongs to one version of a definition.
/// </summary>
public sealed partial class InstanceState
{
    private const byte Format = 1;

    /// <summary>The state in a few hundred bytes.</summary>
    public byte[] Write()
    {
        var writer = new CompactWriter();
        writer.Byte(Format);
        writer.Byte((byte)SubStatus);
        writer.Text(CorrelationId);
        writer.Text(Name);
        writer.Text(InstanceId);
        writer.Text(ParentInstanceId);
        writer.Number(NextExecution);
        writer.Number(NextBookmark);
        writer.Number(Sequence);
        writer.Map(Inputs);
        writer.Map(OutputValues);
        writer.Number(Executions.Count);
        foreach (Execution execution in Executions)
            WriteExecution(ref writer, execution);
        writer.Number(Bookmarks.Count);
        foreach (Bookmark bookmark in Bookmarks)
            WriteBookmark(ref writer, bookmark);
        writer.Number(Incidents.Count);
        foreach (Incident incident in Incidents)
        {
            writer.Number(incident.ActivityIndex);
            writer.Text(incident.Message);
            writer.Instant(incident.At);
        }
        return writer.Finish();
    }

    /// <exception cref="NewerFormatException">The bytes are from a newer release.</exception>
    /// <exception cref="FormatException">The bytes are damaged, or of another definition.</exception>
    public static InstanceState Read(WorkflowDefinition definition, ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes);
        byte format = reader.Byte();
        if (format > Format)
            throw new NewerFormatException($"The stored state has format {format}; this release reads up to {Format}");
        if (format != Format)
            throw new FormatException($"The stored state has format {format}, which no release writes");

        var state = new InstanceState(definition)
        {
            SubStatus = (WorkflowSubStatus)reader.Byte(),
            CorrelationId = reader.Text(),
            Name = reader.Text(),
            InstanceId = reader.Text(),
            ParentInstanceId = reader.Text(),
            NextExecution = reader.Number(),
            NextBookmark = reader.Number(),
            Sequence = reader.Number(),
            Inputs = reader.Map(),
            OutputValues = reader.Map(),
        };
        for (int count = reader.Count(); count > 0; count--)
            state.Executions.Add(ReadExecution(ref reader, state));
        for (int count = reader.Count(); count > 0; count--)
            state.Bookmarks.Add(ReadBookmark(ref reader, state));
        for (int count = reader.Count(); count > 0; count--)
            state.Incidents.Add(new Incident(reader.Number(), reader.Text() ?? "", reader.Instant()));
        return state.Executions.Count > 0 && reader.IsAtEnd ? state : throw CompactReader.Damaged();
    }

    [Flags]
    private enum Parts : byte
    {
        Reported = 4,
        Breaking = 8,
        CameBack = 16,
        Counter = 32,
        Visits = 64,
        Locals = 128,
    }

    private void WriteExecution(ref CompactWriter writer, Execution execution)
    {
        // The two lowest bits are the status.
        Parts parts = (execution.Reported ? Parts.Reported : 0) | (execution.Breaking ? Parts.Breaking : 0) | (execution.CameBack ? Parts.CameBack : 0)
            | (execution.Counter is null ? 0 : Parts.Counter) | (execution.Visits is null ? 0 : Parts.Visits)
            | (execution.Locals is null ? 0 : Parts.Locals);
        writer.Byte((byte)((byte)execution.Status | (byte)parts));
        writer.Number(execution.Number);
        writer.Number(execution.Activity.Index);
        writer.Number(execution.Parent is null ? 0 : Executions.IndexOf(execution.Parent) + 1);
        if (execution.Counter is { } counter)
            writer.Signed(counter);
        if (execution.Visits is { } visits)
            WriteVisits(ref writer, visits);
        if (execution.Locals is { } locals)
            writer.Map(locals);
        for (int i = 0; i < execution.Variables?.Length; i++)
        {
            if (execution.Activity.Variables[i].IsStored)
                writer.Value(execution.Variables[i]);
        }
    }

    private static Execution ReadExecution(ref CompactReader reader, InstanceState state)
    {
        byte head = reader.Byte();
        var parts = (Parts)head;
        int number = reader.Number(), index = reader.Number(), parent = reader.Number();
        if (index > state.Definition.Activities.Count || parent > state.Executions.Count)
            throw CompactReader.Damaged();

        Activity activity = state.Definition.ActivityAt(index);
        var execution = new Execution(number, activity, parent == 0 ? null : state.Executions[parent - 1])
        {
            Status = (ActivityStatus)(head & 3),
            Reported = parts.HasFlag(Parts.Reported),
            Breaking = parts.HasFlag(Parts.Breaking),
            CameBack = parts.HasFlag(Parts.CameBack),
            Counter = parts.HasFlag(Parts.Counter) ? (int)reader.Signed() : null,
            Visits = parts.HasFlag(Parts.Visits) ? ReadVisits(ref reader, activity as Flowchart ?? throw CompactReader.Damaged()) : null,
            Locals = parts.HasFlag(Parts.Locals) ? reader.Map() : null,
        };
        if (activity.Variables.Count > 0)
            execution.Variables = ReadVariables(ref reader, activity);
        return execution;
    }

    private static object?[] ReadVariables(ref CompactReader reader, Activity activity)
    {
        var values = new object?[activity.Variables.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = activity.Variables[i].IsStored ? reader.Value() : activity.Variables[i].Default;
        return values;
    }

    private static void WriteVisits(ref CompactWriter writer, FlowVisits visits)
    {
        writer.Number(visits.Start);
        foreach (int count in visits.Activities)
            writer.Number(count);
        for (int i = 0; i < visits.Connections.Length; i++)
            writer.Number((visits.Connections[i] << 1) | (visits.Followed[i] ? 1 : 0));
    }

    private static FlowVisits ReadVisits(ref CompactReader reader, Flowchart flowchart)
    {
        int start = reader.Number();
        if (start >= flowchart.Children.Count)
            throw CompactReader.Damaged();
        var activities = new int[flowchart.Children.Count];
        for (int i = 0; i < activities.Length; i++)
            activities[i] = reader.Number();
        var connections = new int[flowchart.Connections.Count];
        var followed = new bool[connections.Length];
        for (int i = 0; i < connections.Length; i++)
        {
            int packed = reader.Number();
            (connections[i], followed[i]) = (packed >> 1, (packed & 1) != 0);
        }
        return new FlowVisits(start, activities, connections, followed);
    }

    /// <summary>The name of an event is stored only where it does not stand in the definition.</summary>
    private void WriteBookmark(ref CompactWriter writer, Bookmark bookmark)
    {
        bool isLiteral = bookmark.EventName is not null && bookmark.EventName == LiteralEventName(Definition, bookmark.ActivityIndex);
        writer.Byte((byte)((byte)bookmark.Kind | (bookmark.DueAt is null ? 0 : 4) | (isLiteral ? 8 : 0)));
        writer.Number(bookmark.Id);
        writer.Number(bookmark.ExecutionNumber);
        writer.Number(bookmark.ActivityIndex);
        if (bookmark.DueAt is { } due)
            writer.Instant(due);
        if (!isLiteral)
            writer.Text(bookmark.EventName ?? bookmark.Point);
    }

    private static Bookmark ReadBookmark(ref CompactReader reader, InstanceState state)
    {
        byte head = reader.Byte();
        var kind = (BookmarkKind)(head & 3);
        int id = reader.Number(), execution = reader.Number(), activity = reader.Number();
        if (activity >= state.Definition.Activities.Count)
            throw CompactReader.Damaged();
        DateTimeOffset? due = (head & 4) != 0 ? reader.Instant() : null;
        string? text = (head & 8) != 0 ? LiteralEventName(state.Definition, activity) : reader.Text();
        return new Bookmark(
            id, execution, activity, kind, kind == BookmarkKind.Event ? text : null, due, kind == BookmarkKind.Timer ? text : null);
    }

    private static string? LiteralEventName(WorkflowDefinition definition, int activity) =>
        WorkflowDefinition.EventNameOf(definition.Activities[activity]);
}
