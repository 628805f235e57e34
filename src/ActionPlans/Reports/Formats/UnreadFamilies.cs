namespace ActionPlans.Reports.Formats;

/// <summary>Families that are known but not read yet, so that the refusal can say which one it is.</summary>
internal static class UnreadFamilies
{
    public static string? Guess(ReportSource source) =>
        source.OpensWith("annual unannounced inspection", "areas for priority action") ? "an Ofsted letter"
        : source.OpensWith("joint targeted area inspection") ? "a JTAI letter"
        : source.OpensWith("area send inspection") ? "an area SEND inspection"
        : source.OpensWith("safeguarding children board annual report", "lscb annual report", "annual report") ? "a board's annual report"
        : source.OpensWith("inspection of looked after children", "single inspection") ? "an Ofsted inspection of looked after children services"
        : null;
}
