namespace ActionPlans.Domain;

/// <summary>When the rows of a plan can be changed, and whether what was changed holds at once.</summary>
public static class PlanEditing
{
    /// <param name="plan">Where the plan stands.</param>
    /// <param name="amendment">Where the amendment stands that is under way; null when none is.</param>
    /// <returns>Why it cannot be changed now; null when it can.</returns>
    public static Decision? Locked(ActionPlanState plan, ActionPlanState? amendment) => (plan, amendment) switch
    {
        (ActionPlanState.Due or ActionPlanState.Returned, _) => null,
        (ActionPlanState.Accepted, ActionPlanState.Due or ActionPlanState.Returned) => null,
        (ActionPlanState.Submitted, _) => Decision.Refused("The plan was submitted and waits for a decision; it can be changed again when it comes back."),
        (ActionPlanState.Accepted, ActionPlanState.Submitted) => Decision.Refused("The amendment was submitted and waits for a decision; it can be changed again when it comes back."),
        (ActionPlanState.Accepted, _) => Decision.Refused("The plan was accepted; open an amendment of it, with the reason."),
        _ => Decision.Refused("The plan was withdrawn; there is nothing to write."),
    };

    /// <summary>An accepted plan is to be changed; the accepted version stays in force until somebody accepts the change.</summary>
    public static Decision Amend(ActionPlanState plan, ActionPlanState? amendment, string by, string reason) =>
        Submitters.Missing(by, reason)
        ?? (plan != ActionPlanState.Accepted ? Decision.Refused($"Only an accepted plan is amended; this one is {plan.ToStored()}, so change it as it is.")
            : amendment is not null ? Decision.Ignored("An amendment of this plan is under way already; change that one.")
            : Decision.Accepted);
}
