namespace ActionPlans.Domain;

/// <summary>What a timescale counts in. A year is kept as twelve months, a fortnight as two weeks.</summary>
public enum TimeUnit
{
    /// <summary>Monday to Friday without the bank holidays of England and Wales; the event's day is day 0.</summary>
    WorkingDays,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Seven calendar days.</summary>
    Weeks,

    /// <summary>Calendar months, clamped to the end of a shorter month.</summary>
    Months,
}
