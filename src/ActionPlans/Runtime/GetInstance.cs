using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Workflows;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>One workflow instance: where it stands, and everything that ran in it.</summary>
/// <exception cref="NotFoundException">There is none of this id.</exception>
public sealed record GetInstance(long Id) : IRequest<InstanceDetails>;

/// <param name="Definition">The version that it is on.</param>
/// <param name="State">Null where this release cannot read it.</param>
/// <param name="Timers">When the waits that have a moment ring, by bookmark.</param>
/// <param name="Journal">Oldest first; of a very long life the newest part, see <paramref name="JournalIsCut"/>.</param>
public sealed record InstanceDetails(
    InstanceSummary Summary, WorkflowDefinition Definition, InstanceState? State, IReadOnlyDictionary<long, DateTimeOffset> Timers, IReadOnlyList<JournalStep> Journal, bool JournalIsCut);

internal sealed class GetInstanceHandler(Database database, WorkflowDefinitions definitions) : RequestHandler<GetInstance, InstanceDetails>
{
    /// <summary>A recommendation's life has some dozens of steps; one that rings every minute has thousands.</summary>
    private const int MostSteps = 5_000;

    protected override InstanceDetails Handle(GetInstance request)
    {
        using var work = database.BeginReading();
        var row = work.QueryFirst<Row>(
            """
            SELECT i.Id, i.Definition, d.DefinitionId, d.Version AS DefinitionVersion, i.Subject, i.Status, i.Fault, i.CreatedAt, i.UpdatedAt, i.State, i.LastJournal
            FROM WorkflowInstance i
            JOIN WorkflowDefinition d ON d.Id = i.Definition
            WHERE i.Id = @Id
            """,
            request) ?? throw new NotFoundException("instance");
        var definition = definitions.Get(row.Definition);
        var steps = work.Query<Step>(Chain, new { row.LastJournal, Most = MostSteps + 1 });
        return new InstanceDetails(
            new InstanceSummary(row.Id, row.DefinitionId, row.DefinitionVersion, row.Subject, row.Status, row.Fault, row.CreatedAt, row.UpdatedAt),
            definition,
            State(definition, row.State),
            work.Query<Timer>("SELECT Bookmark, DueAt FROM WorkflowTimer WHERE InstanceId = @Id AND DueAt IS NOT NULL", new { row.Id }).ToDictionary(timer => timer.Bookmark, timer => timer.DueAt),
            [.. steps.Take(MostSteps).Reverse().Select(step => new JournalStep(row.Id, step.At, step.Happening, JournalCodec.Read(definitions.Get(step.Definition), step.Entries)) { Definition = definitions.Get(step.Definition) })],
            steps.Count > MostSteps);
    }

    private static InstanceState? State(WorkflowDefinition definition, byte[] state)
    {
        try
        {
            return state.Length == 0 ? null : InstanceState.Read(definition, state);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, long Definition, string DefinitionId, long DefinitionVersion, string Subject, string Status, string? Fault, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, byte[] State, long? LastJournal);

    [method: ExplicitConstructor]
    private sealed record Step(long Id, long Definition, DateTimeOffset At, string Happening, byte[] Entries);

    [method: ExplicitConstructor]
    private sealed record Timer(long Bookmark, DateTimeOffset DueAt);

    private const string Chain = """
        WITH RECURSIVE Chain (Id, Previous, Definition, At, Happening, Entries, Place) AS (
            SELECT j.Id, j.Previous, j.Definition, j.At, j.Happening, j.Entries, 1 FROM WorkflowJournal j WHERE j.Id = @LastJournal
            UNION ALL
            SELECT j.Id, j.Previous, j.Definition, j.At, j.Happening, j.Entries, c.Place + 1 FROM Chain c JOIN WorkflowJournal j ON j.Id = c.Previous WHERE c.Place < @Most
        )
        SELECT Id, Definition, At, Happening, Entries FROM Chain ORDER BY Id DESC
        """;
}
