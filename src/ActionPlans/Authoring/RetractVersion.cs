using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>
/// Takes the version back on which a workflow begins: from now on it begins on the one before. Elsa would begin nothing any more; here imports begin
/// workflows, and must not stop because somebody took a mistake back.
/// </summary>
/// <exception cref="RefusedException">There would be none left, and the service itself begins this workflow.</exception>
/// <returns>The version that was taken back.</returns>
public sealed record RetractVersion(string DefinitionId, string By) : IRequest<long>;

internal sealed class RetractVersionHandler(Database database, TimeProvider clock) : RequestHandler<RetractVersion, long>
{
    protected override long Handle(RetractVersion request)
    {
        using var work = database.Begin();
        var current = work.Query<Row>(
            "SELECT Id, Version, PublishedBy FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND RetractedAt IS NULL ORDER BY Version DESC", request);
        if (current.Count == 0)
            throw new NotFoundException("definition");
        if (current.Count == 1 && current[0].PublishedBy is null)
            throw new RefusedException("This workflow came with the service, which begins it by itself, and no other version of it is published. Publish a better one instead of taking this one back.");

        var (row, before) = (current[0], current.Count > 1 ? current[1] : null);
        var now = clock.GetUtcNow();
        work.Execute("UPDATE WorkflowDefinition SET RetractedAt = @now WHERE Id = @Id AND RetractedAt IS NULL", new { row.Id, now });
        new TimelineEntry(
            WorkflowDefinitions.SubjectOf(request.DefinitionId), now, "definition-retracted", request.By,
            $"Took version {row.Version} of the workflow '{request.DefinitionId}' back. {(before is null ? "Nothing begins on it any more." : $"From now on it begins on version {before.Version}.")} What runs stays on its version.")
        {
            Before = FormattableString.Invariant($"version {row.Version}"),
            After = before is null ? "none" : FormattableString.Invariant($"version {before.Version}"),
        }.Insert(work);
        work.Commit();
        return row.Version;
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long Version, string? PublishedBy);
}
