namespace ActionPlans.Domain;

/// <summary>
/// The short names under which values are stored and printed as JSON. They are a contract: a member may be renamed in
/// code, its stored name may not.
/// </summary>
public static class StoredName
{
    private static readonly StoredNames<TimescaleKind> Kinds = new("kind of timescale", new()
    {
        [TimescaleKind.None] = "none",
        [TimescaleKind.Immediate] = "immediate",
        [TimescaleKind.Relative] = "relative",
        [TimescaleKind.Date] = "date",
        [TimescaleKind.Recurring] = "recurring",
        [TimescaleKind.Continuous] = "continuous",
        [TimescaleKind.Vague] = "vague",
    });

    private static readonly StoredNames<TimeUnit> Units = new("unit of time", new()
    {
        [TimeUnit.WorkingDays] = "workingDays",
        [TimeUnit.Days] = "days",
        [TimeUnit.Weeks] = "weeks",
        [TimeUnit.Months] = "months",
    });

    private static readonly StoredNames<TriggerEvent> Triggers = new("trigger event", new()
    {
        [TriggerEvent.Publication] = "publication",
        [TriggerEvent.Receipt] = "receipt",
        [TriggerEvent.Letter] = "letter",
        [TriggerEvent.Acceptance] = "acceptance",
        [TriggerEvent.Inspection] = "inspection",
    });

    private static readonly StoredNames<DatePrecision> Precisions = new("date precision", new()
    {
        [DatePrecision.Day] = "day",
        [DatePrecision.Week] = "week",
        [DatePrecision.Month] = "month",
        [DatePrecision.MonthRange] = "monthRange",
        [DatePrecision.FinancialYear] = "financialYear",
        [DatePrecision.AcademicYear] = "academicYear",
        [DatePrecision.Year] = "year",
    });

    /// <summary>The stored name of a kind of timescale.</summary>
    public static string ToStored(this TimescaleKind value) => Kinds[value];

    /// <summary>The stored name of a unit.</summary>
    public static string ToStored(this TimeUnit value) => Units[value];

    /// <summary>The stored name of a trigger event.</summary>
    public static string ToStored(this TriggerEvent value) => Triggers[value];

    /// <summary>The stored name of a precision.</summary>
    public static string ToStored(this DatePrecision value) => Precisions[value];

    /// <summary>The kind stored under this name; refused when there is none.</summary>
    public static TimescaleKind ToTimescaleKind(string name) => Kinds.Parse(name);

    /// <summary>The unit stored under this name; refused when there is none.</summary>
    public static TimeUnit ToTimeUnit(string name) => Units.Parse(name);

    /// <summary>The event stored under this name; refused when there is none.</summary>
    public static TriggerEvent ToTriggerEvent(string name) => Triggers.Parse(name);

    /// <summary>The precision stored under this name; refused when there is none.</summary>
    public static DatePrecision ToDatePrecision(string name) => Precisions.Parse(name);
}
