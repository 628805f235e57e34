using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using Dapper;

namespace ActionPlans.Authoring;

/// <summary>All versions of the workflows as they stand: those published, and the drafts.</summary>
internal static class Shelf
{
    /// <param name="definitionId">Null for every workflow.</param>
    /// <returns>By workflow, the newest version first.</returns>
    public static IReadOnlyList<AuthoredVersion> Versions(UnitOfWork work, WorkflowDefinitions definitions, string? definitionId)
    {
        var published = work.Query<PublishedRow>(
            """
            SELECT Id, DefinitionId, Version, Name, PublishedAt, PublishedBy, RetractedAt
            FROM WorkflowDefinition
            WHERE @definitionId IS NULL OR DefinitionId = @definitionId
            """,
            new { definitionId });
        var current = published.Where(row => row.RetractedAt is null).GroupBy(row => row.DefinitionId, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Version), StringComparer.Ordinal);
        var drafts = Drafts(work, definitionId);
        var drafted = drafts.Select(draft => draft.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var newest = published.GroupBy(row => row.DefinitionId, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Version), StringComparer.Ordinal);
        return [.. published
            .Select(row => new AuthoredVersion(
                new VersionId(row.DefinitionId, row.Version, null), row.Name, Description(definitions, row.Id), row.PublishedAt, row.PublishedBy,
                row.RetractedAt is not null ? VersionStanding.Retracted : current[row.DefinitionId] == row.Version ? VersionStanding.Current : VersionStanding.Earlier,
                newest[row.DefinitionId] == row.Version && !drafted.Contains(row.DefinitionId)))
            .Concat(drafts.Select(draft => draft.ToVersion()))
            .OrderBy(version => version.DefinitionId, StringComparer.Ordinal).ThenByDescending(version => version.Version)];
    }

    public static Draft? Draft(UnitOfWork work, string definitionId) => Drafts(work, definitionId).FirstOrDefault();

    /// <summary>The highest number that a version has; 0 when none was ever published.</summary>
    public static long NewestPublished(UnitOfWork work, string definitionId) =>
        work.Scalar<long?>("SELECT max(Version) FROM WorkflowDefinition WHERE DefinitionId = @definitionId", new { definitionId }) ?? 0;

    /// <summary>The document of a version.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public static string Json(UnitOfWork work, string definitionId, long version) =>
        work.Scalar<string>("SELECT Json FROM WorkflowDefinition WHERE DefinitionId = @definitionId AND Version = @version", new { definitionId, version })
        ?? (Draft(work, definitionId) is { } draft && draft.Version == version ? draft.Json : throw new NotFoundException("definition"));

    /// <summary>Null for none, and for a version that this release can no longer read.</summary>
    private static string? Description(WorkflowDefinitions definitions, long row)
    {
        try
        {
            return definitions.Get(row).Description;
        }
        catch (DefinitionRefusedException)
        {
            return null;
        }
    }

    private static IReadOnlyList<Draft> Drafts(UnitOfWork work, string? definitionId) => work.Query<Draft>(
        """
        SELECT DefinitionId, Version, Name, Json, SavedAt, SavedBy, Revision, OwnSince
        FROM WorkflowDraft
        WHERE @definitionId IS NULL OR DefinitionId = @definitionId
        """,
        new { definitionId });

    [method: ExplicitConstructor]
    private sealed record PublishedRow(long Id, string DefinitionId, long Version, string Name, DateTimeOffset PublishedAt, string? PublishedBy, DateTimeOffset? RetractedAt);
}
