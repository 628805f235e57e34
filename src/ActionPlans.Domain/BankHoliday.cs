namespace ActionPlans.Domain;

/// <summary>A day on which England and Wales are closed although it is not a weekend, and why.</summary>
/// <param name="Date">The day itself; for a substitute day, the substitute and not the day it stands for.</param>
/// <param name="Why">The name as gov.uk prints it, such as "Summer bank holiday".</param>
public sealed record BankHoliday(DateOnly Date, string Why);
