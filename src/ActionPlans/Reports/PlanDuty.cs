namespace ActionPlans.Reports;

/// <summary>The plan that the report asks for. Absent from the reading if none is asked for; never invented.</summary>
/// <param name="By">Who has to send it, as printed, without article.</param>
/// <param name="ByBody">The organisation meant, where the header tells; else null.</param>
/// <param name="Unit">workingDays, days, weeks or months; null if a date or nothing is given.</param>
/// <param name="Trigger">receipt, publication or letter; null if none is printed.</param>
/// <param name="To">Who receives it, as printed, without "your".</param>
/// <param name="ToMailbox">Address printed for the receiver itself.</param>
/// <param name="CopyTo">Addresses printed for copies.</param>
public sealed record PlanDuty(
    string? By,
    string? ByBody,
    int? Amount,
    string? Unit,
    string? Trigger,
    DateOnly? Date,
    string? To,
    string? ToMailbox,
    IReadOnlyList<string> CopyTo,
    string? FollowUpBy,
    LineSpan Lines);
