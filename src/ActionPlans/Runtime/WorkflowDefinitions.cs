using System.Collections.Concurrent;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>A definition version with the row that instances point at.</summary>
internal sealed record PublishedDefinition(long Row, WorkflowDefinition Definition);

/// <summary>
/// The published definitions. A version, once published, never changes: running instances finish on it, also after the
/// file in workflows/ has moved on.
/// </summary>
public sealed class WorkflowDefinitions(Database database, ActivityCatalog catalog, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, WorkflowDefinition> byRow = new();
    private readonly ConcurrentDictionary<string, PublishedDefinition> latest = new(StringComparer.Ordinal);

    /// <summary>The folder that is copied beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Checks every definition in <paramref name="folder"/> and publishes those that are new.</summary>
    /// <exception cref="DefinitionRefusedException">Something in them is not supported; all problems at once, nothing published.</exception>
    /// <exception cref="RefusedException">A published version was changed in place.</exception>
    public void PublishFolder(string folder)
    {
        var read = Directory.EnumerateFiles(folder, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => WorkflowDefinition.Read(File.ReadAllText(file), Path.GetFileName(file), catalog))
            .ToList();

        using var work = database.Begin();
        var isFirst = work.Scalar<long>("SELECT count(*) FROM WorkflowDefinition") == 0;
        foreach (var definition in read)
            Publish(work, definition, isFirst);
        work.Commit();
    }

    /// <param name="isFirst">An installation begins: what it begins with is no change that somebody would look for later.</param>
    private void Publish(UnitOfWork work, WorkflowDefinition definition, bool isFirst)
    {
        var stored = work.QueryFirst<StoredDefinition>(
            "SELECT Id, Json FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND Version = @Version",
            new { definition.DefinitionId, definition.Version });

        if (stored is not null && stored.Json != definition.Json)
            throw new RefusedException(
                $"workflow '{definition.DefinitionId}' version {definition.Version} is already published with other content: give the changed definition the next version");

        if (stored is null)
        {
            if (!isFirst)
                RecordChange(work, definition);
            stored = new StoredDefinition(work.NextId("WorkflowDefinition"), definition.Json);
            work.Execute(
                """
                INSERT INTO WorkflowDefinition (Id, DefinitionId, Version, Name, Json, PublishedAt)
                VALUES (@Id, @DefinitionId, @Version, @Name, @Json, @now)
                """,
                new { stored.Id, definition.DefinitionId, definition.Version, Name = definition.Name ?? definition.DefinitionId, stored.Json, now = clock.GetUtcNow() });
        }

        byRow[stored.Id] = definition;
        latest.AddOrUpdate(
            definition.DefinitionId,
            _ => new PublishedDefinition(stored.Id, definition),
            (_, known) => known.Definition.Version > definition.Version ? known : new PublishedDefinition(stored.Id, definition));
    }

    private void RecordChange(UnitOfWork work, WorkflowDefinition definition)
    {
        var before = work.Scalar<long?>("SELECT max(Version) FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId", new { definition.DefinitionId });
        new TimelineEntry(
            $"workflow {definition.DefinitionId}", clock.GetUtcNow(), "definition-published", TimelineEntry.System,
            $"Version {definition.Version} of the workflow '{definition.DefinitionId}' is published. What runs stays on its version.")
        {
            Before = before is null ? null : FormattableString.Invariant($"version {before}"),
            After = FormattableString.Invariant($"version {definition.Version}"),
        }.Insert(work);
    }

    /// <summary>What a new instance starts on.</summary>
    internal PublishedDefinition Latest(string definitionId) => latest.TryGetValue(definitionId, out var published)
        ? published
        : throw new RefusedException($"there is no workflow '{definitionId}': put its definition into the folder workflows");

    /// <summary>The newest definitions that begin with this event, each with the activity that waits for it at the start.</summary>
    internal IEnumerable<(PublishedDefinition Definition, string ActivityId)> StartedBy(string eventName) =>
        from published in latest.Values
        from trigger in published.Definition.Triggers
        where WorkflowDefinition.EventNameOf(trigger) == eventName
        select (published, trigger.Id);

    /// <summary>The version that a running instance is on.</summary>
    internal WorkflowDefinition Get(long row) => byRow.GetOrAdd(row, Load);

    private WorkflowDefinition Load(long row)
    {
        using var connection = database.OpenForReading();
        var stored = Dapper.SqlMapper.QuerySingle<StoredVersion>(
            connection, "SELECT DefinitionId, Version, Json FROM WorkflowDefinition WHERE Id = @row", new { row });
        return WorkflowDefinition.Read(stored.Json, $"{stored.DefinitionId} version {stored.Version}", catalog);
    }

    private sealed record StoredDefinition(long Id, string Json);

    private sealed record StoredVersion(string DefinitionId, long Version, string Json);
}
