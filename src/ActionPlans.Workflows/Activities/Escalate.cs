namespace ActionPlans.Workflows.Activities;

internal sealed class Escalate : EffectActivity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.Escalate", "Action plans", "Takes a late matter one step up: whoever the ladder names next is told, and the lead that they were.",
        Create)
    {
        Inputs = [new("Recipient", "String", "The role to escalate to; 'next' is the next step of the ladder.", DefaultValue: "next")],
    };

    private static Escalate Create(ActivityReader reader)
    {
        reader.Inputs(Definition);
        return new Escalate();
    }

    protected override string Default(string input) => "next";
}
