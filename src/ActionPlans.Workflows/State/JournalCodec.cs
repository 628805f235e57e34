namespace ActionPlans.Workflows;

/// <summary>
/// The journal of one step in a few bytes an entry. Executions and sequence numbers are stored as differences; ids of activities come from
/// the definition when it is read.
/// </summary>
public static class JournalCodec
{
    private const byte Format = 1;

    public static byte[] Write(IReadOnlyList<JournalEntry> entries)
    {
        var writer = new CompactWriter();
        writer.Byte(Format);
        writer.Number(entries.Count);
        writer.Number(entries.Count == 0 ? 0 : entries[0].Sequence);
        int last = 0;
        foreach (JournalEntry entry in entries)
        {
            int parts = (entry.Outcomes is null ? 0 : 8) | (entry.Message is null ? 0 : 16) | (entry.ParentExecutionNumber is null ? 0 : 32);
            writer.Byte((byte)((byte)entry.Event | parts));
            writer.Signed(entry.ExecutionNumber - last);
            writer.Number(entry.ActivityIndex);
            if (entry.ParentExecutionNumber is { } parent)
                writer.Number(parent);
            if (entry.Outcomes is { } outcomes)
                WriteOutcomes(ref writer, outcomes);
            if (entry.Message is { } message)
                writer.Text(message);
            last = entry.ExecutionNumber;
        }
        return writer.Finish();
    }

    /// <exception cref="NewerFormatException">The bytes are from a newer release.</exception>
    /// <exception cref="FormatException">The bytes are damaged, or of another definition.</exception>
    public static IReadOnlyList<JournalEntry> Read(WorkflowDefinition definition, ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes);
        byte format = reader.Byte();
        if (format > Format)
            throw new NewerFormatException($"The stored journal has format {format}; this release reads up to {Format}");
        if (format != Format)
            throw new FormatException($"The stored journal has format {format}, which no release writes");

        int count = reader.Count(), sequence = reader.Number(), last = 0;
        var entries = new List<JournalEntry>(count);
        for (int i = 0; i < count; i++)
        {
            byte head = reader.Byte();
            last += (int)reader.Signed();
            int index = reader.Number();
            if (index > definition.Activities.Count)
                throw CompactReader.Damaged();
            int? parent = (head & 32) != 0 ? reader.Number() : null;
            string[]? outcomes = (head & 8) != 0 ? ReadOutcomes(ref reader) : null;
            string? message = (head & 16) != 0 ? reader.Text() : null;
            entries.Add(new JournalEntry(
                sequence + i, last, parent, index, definition.ActivityAt(index).Id, (JournalEvent)(head & 7), outcomes, message));
        }
        return entries;
    }

    private static void WriteOutcomes(ref CompactWriter writer, IReadOnlyList<string> outcomes)
    {
        writer.Number(outcomes.Count);
        foreach (string outcome in outcomes)
            writer.Text(outcome);
    }

    private static string[] ReadOutcomes(ref CompactReader reader)
    {
        var outcomes = new string[reader.Count()];
        for (int i = 0; i < outcomes.Length; i++)
            outcomes[i] = reader.Text() ?? "";
        return outcomes;
    }
}
