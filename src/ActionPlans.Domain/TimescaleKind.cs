namespace ActionPlans.Domain;

/// <summary>What sort of timescale a report or plan prints.</summary>
public enum TimescaleKind
{
    /// <summary>Nothing printed, or nothing that is a timescale. There is no due date until a person agrees one.</summary>
    None,

    /// <summary>"Immediately", "with immediate effect".</summary>
    Immediate,

    /// <summary>So many days, weeks or months after an event.</summary>
    Relative,

    /// <summary>A day, or a stretch of days whose last one counts: a month, June/July, a financial year.</summary>
    Date,

    /// <summary>Done again and again: "quarterly", "4 x per annum".</summary>
    Recurring,

    /// <summary>Never finished: "on-going".</summary>
    Continuous,

    /// <summary>Some time, but nobody can say when: "with some urgency", "TBC", or words that were not understood.</summary>
    Vague,
}
