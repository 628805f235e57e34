namespace ActionPlans.Reports;

/// <summary>A timescale as printed and as understood, in the stored names of the JSON format.</summary>
/// <param name="Kind">immediate, relative, date, recurring, continuous, vague or none.</param>
/// <param name="Unit">workingDays, days, weeks or months; null unless relative.</param>
/// <param name="Printed">Null if nothing is printed.</param>
public sealed record ReadTimescale(string Kind, int? Amount, string? Unit, string? Trigger, DateOnly? Date, string? Printed)
{
    public static ReadTimescale None { get; } = new("none", null, null, null, null, null);
}
