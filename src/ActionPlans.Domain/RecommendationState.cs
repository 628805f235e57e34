namespace ActionPlans.Domain;

/// <summary>Where a recommendation stands.</summary>
public enum RecommendationState
{
    /// <summary>Work is to be done, or evidence was returned.</summary>
    Open,

    /// <summary>Evidence waits to be accepted or returned.</summary>
    EvidenceSubmitted,

    /// <summary>Evidence was accepted by somebody else than those who submitted it.</summary>
    Closed,

    /// <summary>It no longer has to be done.</summary>
    Withdrawn,
}
