using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;

namespace ActionPlans.Authoring;

/// <summary>
/// What an author is told before anything is stored: all that the engine refuses, and what it would only find out when an instance gets there: a role
/// or a letter that does not exist, a point that cannot be waited for, something that never ends. Each problem is one sentence that names the activity as
/// the diagram does.
/// </summary>
internal sealed class AuthorChecks(ActivityCatalog catalog)
{
    private const int MostProblems = 20;

    /// <returns>The definition, where nothing is wrong with it.</returns>
    /// <exception cref="DefinitionRefusedException">With all that is.</exception>
    public WorkflowDefinition Require(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        var name = DefinitionDocument.Text(document, "name") ?? "The workflow";
        var check = WorkflowDefinition.Check(json, name, catalog);
        IReadOnlyList<DefinitionProblem> problems = check.Definition is not { } definition ? check.Errors
            : [.. definition.Activities.SelectMany(activity => Literals(activity, name))];
        if (problems.Count == 0)
            problems = check.Definition!.TryOut(name) is { } endless ? [endless] : [];
        return problems.Count == 0 ? check.Definition! : throw new DefinitionRefusedException([.. problems.Take(MostProblems).Select(problem => AsDrawn(problem, document))]);
    }

    private IEnumerable<DefinitionProblem> Literals(Activity activity, string file)
    {
        foreach (var input in activity.Inputs.Where(input => input is { IsLiteral: true, Literal: string { Length: > 0 } }))
        {
            var text = (string)input.Literal!;
            var choices = catalog.Find(activity.Type)?.Inputs.FirstOrDefault(descriptor => descriptor.Name == input.Name)?.Choices ?? [];
            if (choices.Count > 0 && !choices.Contains(text))
                yield return new DefinitionProblem(file, activity.Id, activity.Type, $"'{text}' is no {input.Name.ToLowerInvariant()} that there is", $"choose one of {string.Join(", ", choices)}");
            else if (activity.Type == RuntimeActivities.WaitUntil && TimerPoints.Wrong(text) is { } wrong)
                yield return new DefinitionProblem(file, activity.Id, activity.Type, wrong, null);
        }
    }

    /// <summary>People see an activity's name; its id may be a row of letters that the editor made up.</summary>
    private static DefinitionProblem AsDrawn(DefinitionProblem problem, JsonObject document)
    {
        if (problem.ActivityId is not { } id || DefinitionDocument.Root(document) is not { } root)
            return problem;
        var activity = DefinitionDocument.Activities(root).FirstOrDefault(candidate => DefinitionDocument.Text(candidate, "id") == id);
        return activity is not null && DefinitionDocument.Text(activity, "name") is { Length: > 0 } name ? problem with { ActivityId = name } : problem;
    }
}
