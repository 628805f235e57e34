using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Whether a definition could be run here, and where it would end silently, get stuck or lose a wait. Nothing is stored.</summary>
/// <param name="Content">UTF-8, a definition in Elsa's format.</param>
public sealed record CheckDefinition(string FileName, byte[] Content) : IRequest<CheckedDefinition>;

/// <param name="Json">Null when it cannot be run.</param>
/// <param name="Name">With its version; null when it cannot be run.</param>
/// <param name="Errors">Why it cannot be run, each in one line; all of them.</param>
/// <param name="Published">What is published under its name and version, in one sentence; null when it cannot be run.</param>
public sealed record CheckedDefinition(string? Json, string? Name, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, string? Published);

internal sealed class CheckDefinitionHandler(Database database, ActivityCatalog catalog) : RequestHandler<CheckDefinition, CheckedDefinition>
{
    private const int LargestFile = 2 * 1024 * 1024;

    protected override CheckedDefinition Handle(CheckDefinition request)
    {
        if (request.Content.Length > LargestFile)
            throw new RefusedException("The file is larger than 2 MB: that is no workflow definition");
        var check = WorkflowDefinition.Check(Encoding.UTF8.GetString(request.Content).TrimStart('\uFEFF'), request.FileName, catalog);
        IReadOnlyList<string> warnings = [.. check.Warnings.Select(warning => warning.ToString())];
        return check.Definition is not { } definition
            ? new CheckedDefinition(null, null, [.. check.Errors.Select(error => error.ToString())], warnings, null)
            : new CheckedDefinition(definition.Json, $"{definition.Name ?? definition.DefinitionId}, version {definition.Version}", [], warnings, Published(definition));
    }

    private string Published(WorkflowDefinition definition)
    {
        using var work = database.BeginReading();
        var stored = work.QueryFirst<string>(
            "SELECT Json FROM WorkflowDefinition WHERE DefinitionId = @DefinitionId AND Version = @Version", new { definition.DefinitionId, definition.Version });
        return stored is null ? "This version is new here: import it as a draft and publish it, or put the file into the folder workflows and start the service again."
            : stored == definition.Json ? "Exactly this version is published here."
            : "Another definition is published here under this version: give the changed one the next version.";
    }
}
