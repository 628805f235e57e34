namespace ActionPlans.Domain;

/// <summary>Where an action of a plan stands.</summary>
public enum ActionState
{
    /// <summary>It is being written; its plan has not been submitted, and its clock does not run.</summary>
    Draft,

    /// <summary>It is to be done, again where it recurs.</summary>
    Open,

    /// <summary>It was done, and nothing of it is left.</summary>
    Done,

    /// <summary>It no longer has to be done.</summary>
    Withdrawn,
}
