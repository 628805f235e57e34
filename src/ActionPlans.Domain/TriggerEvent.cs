namespace ActionPlans.Domain;

/// <summary>The event that a relative timescale counts from.</summary>
public enum TriggerEvent
{
    /// <summary>The report was published.</summary>
    Publication,

    /// <summary>The body that has to answer received the report.</summary>
    Receipt,

    /// <summary>The inspectorate's letter reached the body; its printed date where the arrival was not recorded.</summary>
    Letter,

    /// <summary>The action plan was accepted.</summary>
    Acceptance,

    /// <summary>The last day of the inspection.</summary>
    Inspection,
}
