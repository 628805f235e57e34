namespace ActionPlans.Domain;

/// <summary>Where a request for more time stands.</summary>
public enum ExtensionState
{
    /// <summary>It waits for an answer.</summary>
    Asked,

    /// <summary>Another date was offered instead, which waits for an answer.</summary>
    Countered,

    /// <summary>The new date holds.</summary>
    Granted,

    /// <summary>The date did not move.</summary>
    Refused,
}
