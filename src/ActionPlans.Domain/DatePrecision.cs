namespace ActionPlans.Domain;

/// <summary>How exactly a date was printed.</summary>
public enum DatePrecision
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>A week ("w/c 10 September 2012"), seven days from the one printed.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Several months: "June/July 2012".</summary>
    MonthRange,

    /// <summary>1 April to 31 March.</summary>
    FinancialYear,

    /// <summary>1 September to 31 August.</summary>
    AcademicYear,

    /// <summary>A calendar year.</summary>
    Year,
}
