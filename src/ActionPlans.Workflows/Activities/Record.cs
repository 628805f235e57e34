namespace ActionPlans.Workflows.Activities;

internal sealed class Record : EffectActivity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.Record", "Action plans", "Writes a line into the timeline, where everybody who may see the matter reads it.",
        Create)
    {
        Inputs = [new("Text", "String", "The line.", "multiline")],
    };

    private static Record Create(ActivityReader reader)
    {
        reader.Inputs(Definition);
        return new Record();
    }
}
