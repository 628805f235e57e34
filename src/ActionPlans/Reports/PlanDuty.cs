using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>The plan that the report asks for. Absent from the reading if none is asked for; never invented.</summary>
/// <param name="By">Who has to send it, as printed, without article.</param>
/// <param name="ByBody">The organisation meant, where the header tells; else null.</param>
/// <param name="Timescale">Until when: a period after an event, a date, or none.</param>
/// <param name="To">Who receives it, as printed, without "your".</param>
/// <param name="ToMailbox">Address printed for the receiver itself.</param>
/// <param name="CopyTo">Addresses printed for copies.</param>
/// <param name="Stage">"draft" or "final" where the report asks for the plan twice; null where it says nothing of a draft.</param>
public sealed record PlanDuty(
    string? By,
    string? ByBody,
    Timescale Timescale,
    string? To,
    string? ToMailbox,
    IReadOnlyList<string> CopyTo,
    string? FollowUpBy,
    LineSpan Lines,
    string? Stage = null);
