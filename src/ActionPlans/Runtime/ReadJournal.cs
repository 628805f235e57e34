using ActionPlans.Data;
using ActionPlans.Workflows;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>What the workflows of a subject did, step by step, oldest first.</summary>
public sealed record ReadJournal(string Subject) : IRequest<IReadOnlyList<JournalStep>>;

/// <param name="Happening">What set the step going: "start", "timer:Reminder", "event:Withdrawn", …</param>
public sealed record JournalStep(long InstanceId, DateTimeOffset At, string Happening, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>The version that took the step; null where it was not asked for.</summary>
    public WorkflowDefinition? Definition { get; init; }
}

internal sealed class ReadJournalHandler(Database database, WorkflowDefinitions definitions) : RequestHandler<ReadJournal, IReadOnlyList<JournalStep>>
{
    protected override IReadOnlyList<JournalStep> Handle(ReadJournal request)
    {
        using var connection = database.OpenForReading();
        return [.. connection.Query<Row>(Chain, new { request.Subject })
            .Select(row => new JournalStep(row.InstanceId, row.At, row.Happening, JournalCodec.Read(definitions.Get(row.Definition), row.Entries)))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long InstanceId, long Definition, DateTimeOffset At, string Happening, byte[] Entries);

    private const string Chain = """
        WITH RECURSIVE Chain (Id, InstanceId, Definition, Previous, At, Happening, Entries) AS (
            SELECT j.Id, j.InstanceId, j.Definition, j.Previous, j.At, j.Happening, j.Entries
            FROM WorkflowInstance i
            JOIN WorkflowJournal j ON j.Id = i.LastJournal
            WHERE i.Subject = @Subject
            UNION ALL
            SELECT j.Id, j.InstanceId, j.Definition, j.Previous, j.At, j.Happening, j.Entries
            FROM Chain c
            JOIN WorkflowJournal j ON j.Id = c.Previous
        )
        SELECT Id, InstanceId, Definition, At, Happening, Entries FROM Chain ORDER BY Id
        """;
}
