using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Formats;

/// <summary>One family of reports: how to know it and how to read it.</summary>
internal interface IReportFormat
{
    /// <summary>The stored name, e.g. <c>cqc-clas-review</c>.</summary>
    string Family { get; }

    /// <summary>Whether the text is of this family, judged by its title, header labels and headings only.</summary>
    bool Recognises(ReportSource source);

    /// <exception cref="ReportRefusedException">It is of this family, but what makes it one is missing.</exception>
    Reading Read(ReportSource source);
}
