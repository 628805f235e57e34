namespace ActionPlans.Domain;

/// <summary>Where a risk of a board's register stands.</summary>
public enum RiskState
{
    /// <summary>It is looked at from time to time.</summary>
    Open,

    /// <summary>It has passed, or is borne elsewhere.</summary>
    Closed,
}
