using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>What moving an instance to another version of its definition would do.</summary>
/// <param name="State">The instance in the new version; null when something would be lost. Its bookmarks keep their ids, so timers stay as they are.</param>
/// <param name="Losses">Why it can't be moved: one line for each wait or container that the new version has no place for.</param>
/// <param name="Notes">What changes without doing harm, for example variables that the new version no longer has.</param>
public sealed record MigrationResult(InstanceState? State, IReadOnlyList<string> Losses, IReadOnlyList<string> Notes);

/// <summary>
/// Moves a waiting instance to another version of its definition. Activities are found again by their path of ids; nothing is guessed:
/// what can't be found is a loss, and an instance with a loss stays where it is.
/// </summary>
public sealed class InstanceMigration
{
    private readonly InstanceState before;
    private readonly InstanceState after;
    private readonly Dictionary<string, Activity> targets;
    private readonly Dictionary<Execution, Execution> moved = [];
    private readonly List<string> losses = [];
    private readonly List<string> notes = [];

    private InstanceMigration(InstanceState state, WorkflowDefinition target)
    {
        before = state;
        after = state.EmptyCopyFor(target);
        targets = target.Activities.ToDictionary(activity => activity.NodeId, StringComparer.Ordinal);
    }

    /// <summary>The state passed in is not changed.</summary>
    public static MigrationResult Move(InstanceState state, WorkflowDefinition target)
    {
        if (state.Definition.DefinitionId != target.DefinitionId)
            return new MigrationResult(null, [$"'{target.DefinitionId}' is another workflow than '{state.Definition.DefinitionId}'"], []);

        var migration = new InstanceMigration(state, target);
        foreach (Execution execution in state.Executions)
            migration.MoveExecution(execution);
        foreach (Bookmark bookmark in state.Bookmarks)
            migration.MoveBookmark(bookmark);
        foreach (Incident incident in state.Incidents)
            migration.MoveIncident(incident);
        return new MigrationResult(migration.losses.Count == 0 ? migration.after : null, migration.losses, migration.notes);
    }

    private Activity? Find(Activity activity)
    {
        if (activity.Parent is null)
            return after.Definition.Root;
        return targets.GetValueOrDefault(activity.NodeId) is { } found && found.Type == activity.Type ? found : null;
    }

    private void MoveExecution(Execution execution)
    {
        if (Find(execution.Activity) is not { } activity || (execution.Parent is not null && !moved.ContainsKey(execution.Parent)))
        {
            losses.Add($"activity '{execution.Activity.Id}' ({execution.Activity.Type}) is at work and is missing in version {after.Definition.Version}");
            return;
        }

        var copy = new Execution(execution.Number, activity, execution.Parent is null ? null : moved[execution.Parent])
        {
            Status = execution.Status, Reported = execution.Reported, Breaking = execution.Breaking, CameBack = execution.CameBack,
            Counter = MoveCounter(execution, activity),
            Visits = execution.Visits is { } visits ? MoveVisits(visits, (Flowchart)execution.Activity, (Flowchart)activity) : null,
            Locals = execution.Locals is null ? null : new Dictionary<string, object?>(execution.Locals, StringComparer.Ordinal),
            Variables = MoveVariables(execution, activity),
        };
        moved[execution] = copy;
        after.Executions.Add(copy);
    }

    /// <summary>A sequence goes on after the child that it is at, wherever that now stands.</summary>
    private int? MoveCounter(Execution execution, Activity activity)
    {
        if (activity is not Sequence || execution.Counter is not > 0)
            return execution.Counter;
        Activity current = execution.Activity.Children[execution.Counter.Value - 1];
        return Find(current) is { } found ? found.PositionInParent + 1 : execution.Counter;
    }

    private FlowVisits MoveVisits(FlowVisits visits, Flowchart from, Flowchart to)
    {
        int[] positions = [.. to.Children.Select(child => from.Children.FirstOrDefault(old => old.Id == child.Id)?.PositionInParent ?? -1)];
        int[] activities = Array.ConvertAll(positions, old => old < 0 ? 0 : visits.Activities[old]);
        var connections = new int[to.Connections.Count];
        var followed = new bool[connections.Length];
        for (int i = 0; i < connections.Length; i++)
        {
            FlowConnection connection = to.Connections[i];
            int old = from.Connections.ToList().FindIndex(candidate =>
                candidate.Source == positions[connection.Source] && candidate.Target == positions[connection.Target] && candidate.Port == connection.Port);
            // A connection that is new was ruled out as often as its source was visited: the past does not run again.
            connections[i] = old < 0 ? activities[connection.Source] : visits.Connections[old];
            followed[i] = old >= 0 && visits.Followed[old];
        }
        int start = Array.IndexOf(positions, visits.Start);
        return new FlowVisits(start < 0 ? to.FindStart() : start, activities, connections, followed);
    }

    private object?[]? MoveVariables(Execution execution, Activity activity)
    {
        foreach (VariableDeclaration gone in execution.Activity.Variables.Where(old => activity.Variables.All(variable => variable.Id != old.Id)))
            notes.Add($"the variable '{gone.Name}' is dropped");
        if (activity.Variables.Count == 0)
            return null;

        return [.. activity.Variables.Select(variable =>
        {
            int old = execution.Activity.Variables.ToList().FindIndex(candidate => candidate.Id == variable.Id);
            return old < 0 ? variable.Default : ValueConverter.Convert(execution.Variables![old], variable.Type);
        })];
    }

    private void MoveBookmark(Bookmark bookmark)
    {
        Activity waiting = before.Definition.Activities[bookmark.ActivityIndex];
        if (Find(waiting) is { } activity)
            after.Bookmarks.Add(bookmark with { ActivityIndex = activity.Index });
        else
            losses.Add($"the wait at activity '{waiting.Id}' ({waiting.Type}) would be lost: version {after.Definition.Version} has no such activity");
    }

    private void MoveIncident(Incident incident)
    {
        Activity faulted = before.Definition.ActivityAt(incident.ActivityIndex);
        if (Find(faulted) is { } activity)
            after.Incidents.Add(incident with { ActivityIndex = activity.Index });
    }
}
