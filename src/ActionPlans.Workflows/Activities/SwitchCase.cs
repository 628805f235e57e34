namespace ActionPlans.Workflows.Activities;

/// <summary>A case of Switch or FlowSwitch. Its condition counts as Elsa counts a decision: null and other text are false.</summary>
internal sealed record SwitchCase(string Label, Input Condition, Activity? Activity)
{
    public static List<SwitchCase> Matching(SwitchCase[] cases, string? mode, Run run, Execution execution)
    {
        bool any = mode == "MatchAny";
        var matches = new List<SwitchCase>();
        foreach (SwitchCase candidate in cases)
        {
            if (!candidate.Condition.Flag(run, execution))
                continue;
            matches.Add(candidate);
            if (!any)
                break;
        }
        return matches;
    }
}
