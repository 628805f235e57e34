using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Moves waiting instances of a definition to another published version. What would lose a wait stays where it is.</summary>
/// <param name="ToVersion">Null for the newest.</param>
/// <param name="DryRun">Only say what would happen.</param>
public sealed record MigrateInstances(string DefinitionId, int? ToVersion, bool DryRun, string By) : IRequest<MigrationReport>;

/// <param name="Stay">Instances that stay on their version, each with why.</param>
/// <param name="Notes">What changes without doing harm.</param>
public sealed record MigrationReport(int Version, int Moved, IReadOnlyList<string> Stay, IReadOnlyList<string> Notes);

internal sealed class MigrateInstancesHandler(Database database, WorkflowDefinitions definitions, WorkflowRuntime runtime, TimeProvider clock)
    : IRequestHandler<MigrateInstances, MigrationReport>
{
    private const int BatchSize = 500;

    public async Task<MigrationReport> Handle(MigrateInstances request, CancellationToken cancellationToken)
    {
        var target = Target(request);
        var (moved, stay, notes) = (0, new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        var last = 0L;
        while (true)
        {
            using var work = database.Begin();
            var batch = work.Query<Candidate>(Candidates, new { request.DefinitionId, target.Row, last, BatchSize });
            if (batch.Count == 0)
                break;

            foreach (var (id, subject, version) in batch)
            {
                var result = await runtime.MigrateAsync(work, id, target, cancellationToken);
                notes.UnionWith(result.Notes);
                if (result.State is null)
                {
                    stay.Add($"{subject}: {string.Join("; ", result.Losses)}");
                    continue;
                }

                moved++;
                new TimelineEntry(subject, clock.GetUtcNow(), "workflow-migrated", request.By, $"Moved its workflow '{request.DefinitionId}' to version {target.Definition.Version}.")
                {
                    Before = $"version {version}",
                    After = $"version {target.Definition.Version}",
                }.Insert(work);
            }

            last = batch[^1].Id;
            if (!request.DryRun)
                work.Commit();
        }

        return new MigrationReport(target.Definition.Version, moved, stay, [.. notes]);
    }

    private PublishedDefinition Target(MigrateInstances request)
    {
        using var work = database.BeginReading();
        if (request.ToVersion is not { } version)
            return definitions.Current(work).Of(request.DefinitionId);

        var row = work.Scalar<long?>(
            "SELECT Id FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND Version = @version", new { request.DefinitionId, version })
            ?? throw new RefusedException($"workflow '{request.DefinitionId}' has no published version {version}");
        return new PublishedDefinition(row, definitions.Get(row));
    }

    private sealed record Candidate(long Id, string Subject, long Version);

    private const string Candidates = """
        SELECT i.Id, i.Subject, d.Version
        FROM WorkflowInstance i
        JOIN WorkflowDefinition d ON d.Id = i.Definition
        WHERE d.DefinitionId = @DefinitionId AND i.Definition <> @Row AND i.Status = 'waiting' AND i.Id > @last
        ORDER BY i.Id
        LIMIT @BatchSize
        """;
}
