namespace ActionPlans.BrowserTests.Kit;

/// <summary>A report about an invented place in London, in the form that the reader knows.</summary>
internal static class SmallReport
{
    public const string Title = "Report on the Outcome of the Integrated Inspection of Safeguarding and Looked After Children's Services in Northmere";

    /// <param name="mark">What makes one report another; it stands in the context.</param>
    public static string About(string mark) => $"""
        {Title}

        Date of Inspection	3 August 2026 - 14 August 2026
        Date of Joint Report	2 November 2026
        Commissioning ICB	NHS Northmere ICB
        CQC Inspector name	Ada Fairweather
        Provider Services Included:	Northmere Hospitals NHS Trust
        CQC Region	London

        Context

        All places, bodies and people in this report are invented ({mark}).

        Recommendations

        Immediate

        NHS commissioners NHS Northmere ICB should:

        - tell every school nurse which children have a protection plan.

        Within 3 months

        NHS commissioners NHS Northmere ICB, together with Northmere Hospitals NHS Trust should:

        - write down who is called when a child does not come to an appointment
        - look each month at ten files of the emergency unit

        Next steps

        An action plan is required from the commissioning ICB within 20 working days of receipt of this report. Please submit the action plan to NHS England copied to CQC through inspections@cqc.example and it will be followed up through the regional team.
        """;

    /// <summary>The file that the browser chooses.</summary>
    public static FilePayload File(string mark, string name = "northmere-2026.txt") => new()
    {
        Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(About(mark)),
    };
}
