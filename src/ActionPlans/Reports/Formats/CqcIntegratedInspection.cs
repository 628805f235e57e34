using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>CQC's own report of an integrated inspection (2009 to 2012): bands of time, bodies named group by group.</summary>
internal sealed class CqcIntegratedInspection : IReportFormat
{
    public string Family => "cqc-integrated-inspection";

    public bool Recognises(ReportSource source) =>
        source.OpensWith("report on the outcome of the integrated inspection")
        || (source.Header["commissioning pct"] is not null && source.Header["date of inspection", "date of joint report"] is not null);

    public Reading Read(ReportSource source)
    {
        var header = source.Header;
        var title = source.Opening("integrated inspection")?.Text ?? source.Blocks[0].Text;
        var council = AreaName.AfterIn(title) is { } place ? OrganisationWords.WithoutArticle(place) : null;
        return CqcHealthReport.Read(Family, source, new CqcHeader(
            title, AreaName.Of(council), council, source.Dates(header["date of inspection"], header["date of joint report", "date of report", "date of publication"]),
            header["commissioning pct", "commissioning"], header["cqc region"],
            NameList.Organisations(header["provider services included", "providers included", "provider"]),
            NameList.People(header["cqc inspector", "name(s) of cqc inspector"])));
    }
}
