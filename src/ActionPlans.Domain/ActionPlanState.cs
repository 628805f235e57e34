namespace ActionPlans.Domain;

/// <summary>Where a required action plan stands.</summary>
public enum ActionPlanState
{
    /// <summary>It has to be written and submitted.</summary>
    Due,

    /// <summary>It waits to be accepted or returned.</summary>
    Submitted,

    /// <summary>It came back with comments and has to be submitted again.</summary>
    Returned,

    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>It is no longer required.</summary>
    Withdrawn,
}
