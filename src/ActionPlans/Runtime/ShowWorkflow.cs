using ActionPlans.Data;
using ActionPlans.Workflows;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>The workflow that sees a subject through, and where it stands; null where none was ever started.</summary>
/// <param name="Id">Where it had several, the newest one is shown: a reopened recommendation begins again.</param>
public sealed record ShowWorkflow(SubjectId Id) : IRequest<WorkflowStanding?>;

/// <param name="Json">The definition version that it is on, in Elsa's format.</param>
/// <param name="Status">waiting, finished, faulted or cancelled.</param>
/// <param name="Fault">Why it stopped; null when it did not.</param>
/// <param name="Waits">Where it stands: for what it waits.</param>
/// <param name="Done">Ids of the activities that were completed at least once.</param>
public sealed record WorkflowStanding(
    string Name, long Version, string Json, string Status, string? Fault, DateTimeOffset StartedAt, IReadOnlyList<WorkflowWait> Waits, IReadOnlySet<string> Done);

/// <param name="ActivityId">Of the activity in the definition.</param>
/// <param name="DueAt">When its timer rings; null when it waits for somebody, or for a date to be agreed.</param>
public sealed record WorkflowWait(string ActivityId, DateTimeOffset? DueAt);

internal sealed class ShowWorkflowHandler(Database database, WorkflowDefinitions definitions) : RequestHandler<ShowWorkflow, WorkflowStanding?>
{
    protected override WorkflowStanding? Handle(ShowWorkflow request)
    {
        using var work = database.BeginReading();
        var row = work.QueryFirst<Row>(
            "SELECT Id, Definition, State, Status, Fault, CreatedAt, LastJournal FROM WorkflowInstance WHERE Subject = @name ORDER BY Id DESC LIMIT 1",
            new { name = request.Id.ToString() });
        if (row is null)
            return null;

        var definition = definitions.Get(row.Definition);
        var timers = work.Query<Timer>("SELECT Bookmark, DueAt FROM WorkflowTimer WHERE InstanceId = @Id", new { row.Id })
            .ToDictionary(timer => timer.Bookmark, timer => timer.DueAt);
        var waits = row.State.Length == 0 ? [] : InstanceState.Read(definition, row.State).Waits;
        return new WorkflowStanding(
            definition.Name ?? definition.DefinitionId, definition.Version, definition.Json, row.Status, row.Fault, row.CreatedAt,
            [.. waits.Select(wait => new WorkflowWait(definition.Activities[wait.ActivityIndex].Id, timers.GetValueOrDefault(wait.Id)))],
            Completed(work, row));
    }

    private HashSet<string> Completed(UnitOfWork work, Row row) => [.. work
        .Query<Step>(Chain, new { row.LastJournal })
        .SelectMany(step => JournalCodec.Read(definitions.Get(step.Definition), step.Entries))
        .Where(entry => entry.Event == JournalEvent.Completed)
        .Select(entry => entry.ActivityId)];

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long Definition, byte[] State, string Status, string? Fault, DateTimeOffset CreatedAt, long? LastJournal);

    [method: ExplicitConstructor]
    private sealed record Timer(long Bookmark, DateTimeOffset? DueAt);

    [method: ExplicitConstructor]
    private sealed record Step(long Definition, byte[] Entries);

    private const string Chain = """
        WITH RECURSIVE Chain (Previous, Definition, Entries) AS (
            SELECT j.Previous, j.Definition, j.Entries FROM WorkflowJournal j WHERE j.Id = @LastJournal
            UNION ALL
            SELECT j.Previous, j.Definition, j.Entries FROM Chain c JOIN WorkflowJournal j ON j.Id = c.Previous
        )
        SELECT Definition, Entries FROM Chain
        """;
}
