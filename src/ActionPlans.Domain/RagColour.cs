namespace ActionPlans.Domain;

/// <summary>The colour by which boards follow an action.</summary>
public enum RagColour
{
    /// <summary>Depends on another body.</summary>
    White,

    /// <summary>On track.</summary>
    Green,

    /// <summary>At risk, or without a deadline.</summary>
    Amber,

    /// <summary>Overdue.</summary>
    Red,

    /// <summary>Closed or withdrawn.</summary>
    Blue,
}
