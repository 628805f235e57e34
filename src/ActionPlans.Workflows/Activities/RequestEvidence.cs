namespace ActionPlans.Workflows.Activities;

internal sealed class RequestEvidence : EffectActivity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.RequestEvidence", "Action plans", "Asks whoever holds a role for evidence that it is done.",
        Create)
    {
        DisplayName = "Request evidence",
        Inputs = [new("Recipient", "String", "The role that is asked.")],
    };

    private static RequestEvidence Create(ActivityReader reader)
    {
        reader.Inputs(Definition);
        return new RequestEvidence();
    }
}
