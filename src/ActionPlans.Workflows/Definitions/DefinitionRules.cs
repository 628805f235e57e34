using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>
/// What a definition has to fulfil beyond being readable. Errors are what can't be right; warnings are where Elsa ends silently, gets
/// stuck, faults or loses a wait, which an author should know before a person waits for it.
/// </summary>
internal sealed class DefinitionRules(
    WorkflowDefinition definition, string file, ActivityCatalog catalog, List<DefinitionProblem> errors, List<DefinitionProblem> warnings)
{
    private static readonly DateTimeOffset AnyMoment = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Apply(
        WorkflowDefinition definition, string file, ActivityCatalog catalog, List<DefinitionProblem> errors, List<DefinitionProblem> warnings)
    {
        var rules = new DefinitionRules(definition, file, catalog, errors, warnings);
        rules.CheckIds();
        foreach (Activity activity in definition.Activities)
            rules.CheckActivity(activity);
        rules.CheckInputsAcrossWaits();
    }

    private void CheckIds()
    {
        // Ids of a workflow used as an activity live in a world of their own.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Activity activity in definition.Activities)
        {
            if (activity.Id.Length == 0)
                Refuse(activity, "the activity has no id", "export the workflow again");
            else if (!seen.Add(activity.NodeId))
                Refuse(activity, "two activities have this id", "give each its own");
        }
    }

    private void CheckActivity(Activity activity)
    {
        switch (activity)
        {
            case Flowchart flowchart:
                new FlowchartRules(flowchart, catalog, Refuse, Warn).Check();
                break;
            case Cron { Literal: { } text }:
                CheckCron(activity, text);
                break;
            case Event { HasName: false }:
                Warn(activity, "the event has no name, so nothing can end this wait", "name the event");
                break;
            case SetVariable { LosesItsValue: true }:
                Warn(activity, "the value can't be converted to the variable's type and becomes 0, false or empty", "correct the value or the type");
                break;
            case For { Children.Count: 0 }:
                Warn(activity, "For has no body; Elsa never completes it and the instance gets stuck", "give it a body");
                break;
            case Fork { Children.Count: 0 }:
                Warn(activity, "Fork has no branches and never completes", "give it branches");
                break;
            case Fork fork when fork.WaitsForAny && IsInsideFlowchart(fork):
                Warn(activity, "a Fork that waits for any inside a flowchart faults when it cancels the losing branch", "use FlowFork and FlowJoin");
                break;
            case Complete when activity.Parent is Flowchart or Sequence && !activity.Parent.IsOutermost:
                Warn(activity, "Complete ends the whole workflow, not the container around it, and faults in a nested flowchart", "use End for the container, Finish for the instance");
                break;
            case Break when !Ancestors(activity).Any(container => container is Loop):
                Warn(activity, "Break outside a loop ends the sequence around it", "put it into a loop, or use End");
                break;
        }

        if (activity is ParallelForEach && activity.Inputs.Any(input => input is { Name: "Items", IsLiteral: true, Literal: string }))
            Warn(activity, "the items are written as an Object expression, which Elsa doesn't parse here: there will be no iteration", "use JavaScript or an array variable");
        if (activity is Complete && activity.Inputs.Any(input => input is { Name: "Outcomes", IsLiteral: true, Literal: string text } && text.StartsWith('[')))
            Warn(activity, "a list of outcomes as an Object expression stays one text, which matches no port", "write the outcome as a Literal, or the list in JavaScript");
        if (activity is While && activity.Inputs.Any(input => input is { Name: "Condition", IsLiteral: true, Literal: true }) && !Descendants(activity).Any(CanStopALoop))
            Refuse(activity, "the loop has no wait and no way out", "give it a condition, a Break or a wait");
        CheckSpans(activity);
    }

    private void CheckCron(Activity activity, string text)
    {
        if (!CronSchedule.TryParse(text, out CronSchedule? schedule, out string problem))
            Refuse(activity, $"'{text}' is no cron expression: {problem}", "write second, minute, hour, day, month, weekday");
        else if (schedule.Next(AnyMoment) is null)
            Refuse(activity, $"the cron expression '{text}' never fires", "check day and month");
    }

    private void CheckSpans(Activity activity)
    {
        foreach (Input input in activity.Inputs)
        {
            if (input is { IsLiteral: true, Literal: TimeSpan span } && span <= TimeSpan.Zero)
                Warn(activity, $"{input.Name} is zero or less, or could not be read as d.hh:mm:ss", "check the span");
            if (input is { IsLiteral: true, Literal: DateTimeOffset instant } && instant == default)
                Warn(activity, $"{input.Name} could not be read as a date", "write it as 2030-01-31T09:00:00Z");
        }
    }

    /// <summary>An input or a variable that is not stored is gone after the first wait.</summary>
    private void CheckInputsAcrossWaits()
    {
        if (!definition.Activities.Any(IsWaiting))
            return;
        foreach (InputDeclaration input in definition.Inputs.Where(input => !input.IsStored))
            Warn(null, $"the input '{input.Name}' reads as null after the first wait, because it has no storage driver", "choose the workflow-instance storage driver");
        foreach (VariableDeclaration variable in definition.Variables.Where(variable => !variable.IsStored))
            Warn(null, $"the variable '{variable.Name}' is back at its default after every wait, because it is not stored", "choose the workflow-instance storage driver");
    }

    private bool IsWaiting(Activity activity) => catalog.Find(activity.Type) is { Waits: true };

    private bool CanStopALoop(Activity activity) => activity is Break or Activities.Finish or Complete or Activities.Fault || IsWaiting(activity);

    private static bool IsInsideFlowchart(Activity activity) => Ancestors(activity).Any(container => container is Flowchart);

    private static IEnumerable<Activity> Ancestors(Activity activity)
    {
        for (Activity? container = activity.Parent; container is not null; container = container.Parent)
            yield return container;
    }

    private static IEnumerable<Activity> Descendants(Activity activity) =>
        activity.Children.SelectMany(child => Descendants(child).Prepend(child));

    private void Refuse(Activity activity, string reason, string instead) => errors.Add(new DefinitionProblem(file, activity.Id, activity.Type, reason, instead));

    private void Warn(Activity? activity, string reason, string instead) =>
        warnings.Add(new DefinitionProblem(file, activity?.Id, activity?.Type, reason, instead));
}
