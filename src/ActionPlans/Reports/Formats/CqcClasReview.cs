using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>CQC's review of health services for children looked after and safeguarding (from 2013): numbered groups by body.</summary>
internal sealed class CqcClasReview : IReportFormat
{
    public string Family => "cqc-clas-review";

    public bool Recognises(ReportSource source) =>
        source.OpensWith("review of health services for children looked after") || (source.Header["date of review"] is not null && source.Header["ccgs included", "ccg"] is not null);

    public Reading Read(ReportSource source)
    {
        var header = source.Header;
        var title = source.Opening("review of health services")?.Text ?? source.Blocks[0].Text;
        var council = AreaName.AfterIn(title) is { } place ? OrganisationWords.WithoutArticle(place) : null;
        var commissioners = NameList.Organisations(header["ccgs included", "ccg(s) included", "ccg"]);
        return CqcHealthReport.Read(Family, source, new CqcHeader(
            title, AreaName.Of(council), council, source.Dates(header["date of review"], header["date of publication"]),
            commissioners.Count > 0 ? string.Join("; ", commissioners) : null, header["cqc region"],
            NameList.Organisations(header["provider services included", "providers included", "provider"]),
            NameList.People(header["name(s) of cqc inspector", "name of cqc inspector", "cqc inspector"])));
    }
}
