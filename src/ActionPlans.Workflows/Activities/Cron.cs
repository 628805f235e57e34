namespace ActionPlans.Workflows.Activities;

internal sealed class Cron : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Cron", "Scheduling", "Waits for the next moment of a cron expression (UTC); at the start of a workflow it starts one each time.",
        reader => new Cron { expression = reader.Input("CronExpression", ValueType.String) })
    {
        Inputs = [new("CronExpression", "String", "Second, minute, hour, day, month, weekday; the second may be left out.")],
        Waits = true,
    };

    private Input expression = null!;

    /// <summary>The expression, where it stands in the definition.</summary>
    internal string? Literal => expression.Literal as string;

    internal override void Execute(Run run, Execution execution)
    {
        if (run.IsTrigger(execution))
        {
            run.Complete(execution);
            return;
        }

        string text = expression.Text(run, execution) ?? "";
        if (!CronSchedule.TryParse(text, out CronSchedule? schedule, out string problem))
            throw new WorkflowFault($"'{text}' is no cron expression: {problem}");
        run.WaitUntil(execution, schedule.Next(run.Now) ?? throw new WorkflowFault($"the cron expression '{text}' never fires"));
    }
}
