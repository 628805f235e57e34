namespace ActionPlans.Workflows.Activities;

internal sealed class Notify : EffectActivity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.Notify", "Action plans", "Sends a message to whoever holds a role.",
        Create)
    {
        Inputs =
        [
            new("Recipient", "String", "The role that gets the message: lead, oversight …"),
            new("Template", "String", "The name of the message's template."),
        ],
    };

    private static Notify Create(ActivityReader reader)
    {
        reader.Inputs(Definition);
        return new Notify();
    }
}
