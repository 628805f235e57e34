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
    private CurrentDefinitions current = new([], new Dictionary<string, PublishedDefinition>());

    /// <summary>The activities that definitions may use.</summary>
    internal ActivityCatalog Catalog => catalog;

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
            PublishFile(work, definition, isFirst);
        work.Commit();
    }

    /// <param name="isFirst">An installation begins: what it begins with is no change that somebody would look for later.</param>
    private void PublishFile(UnitOfWork work, WorkflowDefinition definition, bool isFirst)
    {
        var stored = work.QueryFirst<StoredDefinition>(
            "SELECT Json, PublishedBy FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND Version = @Version",
            new { definition.DefinitionId, definition.Version });

        if (stored is null)
            Publish(work, definition, by: null, tell: !isFirst);
        else if (stored.Json != definition.Json && stored.PublishedBy is { } author)
            RecordPassedOver(work, definition, author);
        else if (stored.Json != definition.Json)
            throw new RefusedException(
                $"workflow '{definition.DefinitionId}' version {definition.Version} is already published with other content: give the changed definition the next version");
    }

    /// <summary>From the commit on, what begins, begins on it.</summary>
    /// <param name="by">Null for a file of the folder.</param>
    /// <param name="tell">Whether the audit trail says so.</param>
    internal void Publish(UnitOfWork work, WorkflowDefinition definition, string? by, bool tell = true)
    {
        var now = clock.GetUtcNow();
        if (tell)
        {
            var before = work.Scalar<long?>("SELECT max(Version) FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId", new { definition.DefinitionId });
            new TimelineEntry(
                SubjectOf(definition.DefinitionId), now, "definition-published", by ?? TimelineEntry.System,
                $"Version {definition.Version} of the workflow '{definition.DefinitionId}' is published. What runs stays on its version.")
            {
                Before = before is null ? null : FormattableString.Invariant($"version {before}"),
                After = FormattableString.Invariant($"version {definition.Version}"),
            }.Insert(work);
        }

        work.Execute(
            """
            INSERT INTO WorkflowDefinition (Id, DefinitionId, Version, Name, Json, PublishedAt, PublishedBy)
            VALUES (@Id, @DefinitionId, @Version, @Name, @Json, @now, @by)
            """,
            new
            {
                Id = work.NextId("WorkflowDefinition"), definition.DefinitionId, definition.Version, Name = definition.Name ?? definition.DefinitionId, definition.Json, now, by,
            });
    }

    /// <summary>An administrator's version has the number that a later release gave to its own: the release must not undo what people decided, and the service has to start.</summary>
    private void RecordPassedOver(UnitOfWork work, WorkflowDefinition definition, string author)
    {
        var text = $"The folder's version {definition.Version} of the workflow '{definition.DefinitionId}' is not published: {author} published another one under this number. To use it, import the file in the editor.";
        if (work.Scalar<long>("SELECT count(*) FROM TimelineEntry WHERE Subject = @subject AND Text = @text", new { subject = SubjectOf(definition.DefinitionId), text }) == 0)
            new TimelineEntry(SubjectOf(definition.DefinitionId), clock.GetUtcNow(), "definition-passed-over", TimelineEntry.System, text).Insert(work);
    }

    /// <summary>Under what the audit trail tells about a workflow.</summary>
    internal static string SubjectOf(string definitionId) => $"workflow {definitionId}";

    /// <summary>What new instances begin on, as this transaction sees it: another process may have published meanwhile.</summary>
    internal CurrentDefinitions Current(UnitOfWork work)
    {
        var versions = work.Query<CurrentVersion>("SELECT Id, DefinitionId, Version FROM WorkflowDefinition WHERE RetractedAt IS NULL ORDER BY DefinitionId, Version");
        var known = Volatile.Read(ref current);
        var rows = versions.GroupBy(version => version.DefinitionId, StringComparer.Ordinal).Select(group => group.Last().Id).ToList();
        if (known.Rows.SequenceEqual(rows))
            return known;

        var read = new CurrentDefinitions(
            rows, rows.Select(row => new PublishedDefinition(row, Get(row))).ToDictionary(published => published.Definition.DefinitionId, StringComparer.Ordinal));
        Volatile.Write(ref current, read);
        return read;
    }

    /// <summary>The version that a running instance is on.</summary>
    internal WorkflowDefinition Get(long row) => byRow.GetOrAdd(row, Load);

    private WorkflowDefinition Load(long row)
    {
        using var connection = database.OpenForReading();
        var stored = Dapper.SqlMapper.QuerySingle<StoredVersion>(
            connection, "SELECT DefinitionId, Version, Json FROM WorkflowDefinition WHERE Id = @row", new { row });
        return WorkflowDefinition.Read(stored.Json, $"{stored.DefinitionId} version {stored.Version}", catalog);
    }

    private sealed record StoredDefinition(string Json, string? PublishedBy);

    private sealed record CurrentVersion(long Id, string DefinitionId, long Version);

    private sealed record StoredVersion(string DefinitionId, long Version, string Json);
}
