using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>
/// Tries a definition out before it is published: what runs for ever shows only when it runs. Every script is run once on its own, with
/// variables at their defaults; then a start is stepped, and after it each wait is let go on once by each of its ways out. Nothing is carried
/// out. What would only fault is not looked at: an instance brings values that a trial does not have.
/// </summary>
internal sealed class DefinitionTrial(WorkflowDefinition definition, string file)
{
    /// <summary>A definition has a few dozen waits; one made to keep us busy must not.</summary>
    private const int MostSteps = 200;

    private static readonly DateTimeOffset AnyMoment = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HashSet<(int Activity, string? Outcome)> tried = [];
    private readonly Queue<InstanceState> states = new();

    /// <returns>The first thing that never ends; null when nothing was found.</returns>
    public DefinitionProblem? Find() => EndlessScript() ?? EndlessLoop();

    private DefinitionProblem? EndlessScript()
    {
        foreach (Activity activity in definition.Activities)
        {
            foreach ((string input, Scripts.Script script) in activity.Scripts)
            {
                var run = new Run(definition, new InstanceState(definition), AnyMoment);
                try
                {
                    script.Run(run, run.Pretend(activity));
                }
                catch (WorkflowFault fault) when (fault.IsLimit)
                {
                    return Problem(activity, $"the JavaScript of input '{input}' does not end: {fault.Message}", "write it so that it ends");
                }
                catch (WorkflowFault)
                {
                    // With the values of an instance it may well work.
                }
            }
        }
        return null;
    }

    private DefinitionProblem? EndlessLoop()
    {
        DefinitionProblem? problem = Look(Interpreter.Step(definition, null, new Start(), AnyMoment));
        for (int steps = 0; problem is null && steps < MostSteps && states.TryPeek(out InstanceState? state); steps++)
        {
            if (Next(state) is { } happening)
                problem = Look(Interpreter.Step(definition, state, happening, AnyMoment));
            else
                states.Dequeue();
        }
        return problem;
    }

    private DefinitionProblem? Look(StepResult result)
    {
        foreach (Incident incident in result.State.OpenIncidents)
        {
            if (incident.Message == Run.Endless)
                return Problem(definition.ActivityAt(incident.ActivityIndex), "it is in a circle that never waits or ends", "put a Delay, an Event or a way out into the circle");
        }
        if (result.State.Status == WorkflowStatus.Running)
            states.Enqueue(result.State);
        return null;
    }

    /// <summary>A way on from here that was not tried anywhere yet.</summary>
    private Happening? Next(InstanceState state)
    {
        foreach (Bookmark wait in state.Waits)
        {
            Activity activity = definition.Activities[wait.ActivityIndex];
            foreach (string? outcome in WaysOut(activity))
            {
                if (!tried.Add((wait.ActivityIndex, outcome)))
                    continue;
                return wait.Kind switch
                {
                    BookmarkKind.Timer => new TimerFired(wait.Id, outcome),
                    BookmarkKind.Child => new ChildFinished(wait.Id),
                    _ => new EventArrived(wait.EventName ?? ""),
                };
            }
        }
        return null;
    }

    /// <summary>Null is Done.</summary>
    private static IEnumerable<string?> WaysOut(Activity activity) => activity is WaitUntil && activity.Parent is Flowchart flowchart
        ? flowchart.Connections.Where(connection => connection.Source == activity.PositionInParent).Select(connection => (string?)connection.Port).Append(null).Distinct()
        : [null];

    private DefinitionProblem Problem(Activity activity, string reason, string instead) => new(file, activity.Id, activity.Type, reason, instead);
}
