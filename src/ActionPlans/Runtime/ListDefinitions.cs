using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Every published version of every workflow, by name, the newest first.</summary>
public sealed record ListDefinitions : IRequest<IReadOnlyList<DefinitionVersion>>;

/// <param name="IsNewest">What is started now, is started on it; what runs on another version finishes there.</param>
public sealed record DefinitionVersion(string DefinitionId, long Version, string Name, DateTimeOffset PublishedAt, bool IsNewest);

/// <summary>One published version, in Elsa's format.</summary>
public sealed record GetDefinition(string DefinitionId, long Version) : IRequest<DefinitionDetails>;

/// <param name="Json">Exactly as it was published.</param>
[method: ExplicitConstructor]
public sealed record DefinitionDetails(string DefinitionId, long Version, string Name, DateTimeOffset PublishedAt, string Json);

internal sealed class ListDefinitionsHandler(Database database) : RequestHandler<ListDefinitions, IReadOnlyList<DefinitionVersion>>
{
    protected override IReadOnlyList<DefinitionVersion> Handle(ListDefinitions request)
    {
        using var work = database.BeginReading();
        return [.. work.Query<Row>("SELECT DefinitionId, Version, Name, PublishedAt FROM WorkflowDefinition ORDER BY DefinitionId, Version DESC")
            .GroupBy(row => row.DefinitionId)
            .SelectMany(versions => versions.Select((row, place) => new DefinitionVersion(row.DefinitionId, row.Version, row.Name, row.PublishedAt, place == 0)))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(string DefinitionId, long Version, string Name, DateTimeOffset PublishedAt);
}

internal sealed class GetDefinitionHandler(Database database) : RequestHandler<GetDefinition, DefinitionDetails>
{
    protected override DefinitionDetails Handle(GetDefinition request)
    {
        using var work = database.BeginReading();
        return work.QueryFirst<DefinitionDetails>(
            "SELECT DefinitionId, Version, Name, PublishedAt, Json FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND Version = @Version", request)
            ?? throw new NotFoundException("definition");
    }
}
