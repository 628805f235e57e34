namespace ActionPlans.Domain;

/// <summary>
/// The checks before submission: every recommendation answered, with a reason where it is not simply agreed; an action, a lead and a target for
/// what is agreed; a proposed date where the report prints none. What is wanting in the answer of a body that the plan does not have to wait for
/// is advice, and so is what makes an action specific and measurable.
/// </summary>
public static class PlanChecks
{
    /// <returns>In the order of the plan, for each recommendation what blocks first.</returns>
    public static IReadOnlyList<PlanProblem> Of(IReadOnlyList<PlanItem> items, DateOnly today)
    {
        string[] bodies = [.. items.Select(item => item.Body).Distinct()];
        return [.. items.Where(item => !item.IsOver).SelectMany(item => Missing(item, today).Concat(Advice(item, today, bodies)))];
    }

    private static IEnumerable<PlanProblem> Missing(PlanItem item, DateOnly today)
    {
        PlanProblem About(string subject, string text) => new(item.MustAnswer, subject, text);

        if (item.Response is not { } response)
        {
            yield return About(item.Recommendation, $"{item.Body} has not answered {item.Recommendation}: agreed, partly agreed, or not agreed with the reason.");
            yield break;
        }

        if (response.Answer != PlanAnswer.Agreed && string.IsNullOrWhiteSpace(response.Reason))
            yield return About(item.Recommendation, $"{item.Body} does not fully agree to {item.Recommendation}: give the reason.");
        if (!response.PromisesAction)
            yield break;

        if (item.Actions.Count == 0)
            yield return About(item.Recommendation, $"{item.Body} agrees to {item.Recommendation}, but names no action: add one with a lead and a target.");
        foreach (var action in item.Actions.Where(action => !action.IsOver))
        {
            if (string.IsNullOrWhiteSpace(action.Lead))
                yield return About(action.Id, $"{action.Id} ({item.Recommendation}) has no lead: name a person or a role.");
            if (action.Target.IsMissing)
                yield return About(action.Id, $"{action.Id} ({item.Recommendation}) has no target: give a date, or how often it is reviewed.");
        }

        if (item.NeedsDate && response.ProposedDue is null)
            yield return About(item.Recommendation, $"The report gives no date for {item.Recommendation}: propose one.");
        if (item.Due is null && response.ProposedDue <= today)
            yield return About(item.Recommendation, $"The date proposed for {item.Recommendation}, {Say.Day(response.ProposedDue.Value)}, is not in the future: propose a later one.");
    }

    private static IEnumerable<PlanProblem> Advice(PlanItem item, DateOnly today, string[] bodies)
    {
        if (item is { Due: null, Timescale: TimescaleKind.Vague, Response: { PromisesAction: true, ProposedDue: null } })
            yield return new(false, item.Recommendation, $"The report names no day for {item.Recommendation}: propose one, so that everybody means the same.");
        foreach (var action in item.Actions.Where(action => !action.IsOver))
        {
            foreach (var text in SmartHints.Of(action, bodies))
                yield return new(false, action.Id, $"{action.Id} {text}");
            if (action.Target.Deadline.Due is not { } target)
                continue;
            if (target < today)
                yield return new(false, action.Id, $"{action.Id} has a target that has passed, {Say.Day(target)}: give the date that holds.");
            if (target > (item.Due ?? item.Response?.ProposedDue))
                yield return new(false, action.Id, $"{action.Id} is to be done by {Say.Day(target)}, later than {item.Recommendation} itself, "
                    + (item.Due is { } due ? $"due {Say.Day(due)}: plan it earlier, or ask for an extension." : $"proposed for {Say.Day(item.Response!.ProposedDue!.Value)}: bring the two together."));
        }
    }
}
