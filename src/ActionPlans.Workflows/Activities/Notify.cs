namespace ActionPlans.Workflows.Activities;

internal sealed class Notify : EffectActivity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.Notify", "Action plans", "Writes to whoever holds a role. Reminders wait for the letter of the next working morning; everything else goes at once.",
        Create)
    {
        Inputs =
        [
            new("Recipient", "String", "Whose role it is that gets the letter. Empty: whoever the ladder's step is for."),
            new("Template", "String", "What the letter says."),
        ],
    };

    private static Notify Create(ActivityReader reader)
    {
        reader.Inputs(Definition);
        return new Notify();
    }
}
