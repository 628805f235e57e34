using ActionPlans.Domain;
using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>A safeguarding board's or partnership's business plan: Objective, Action, Outcome, Evidence, Lead, Target; and a risk register.</summary>
internal sealed class BoardPlan : IReportFormat
{
    public string Family => "board-business-plan";

    public bool Recognises(ReportSource source) => source.Blocks.Any(PlanTable.IsTitleRow);

    public Reading Read(ReportSource source)
    {
        var checks = new List<Check>();
        var opening = source.Blocks.Take(6).ToList();
        var board = opening.FirstOrDefault(b => b.Text.Contains("Board", StringComparison.Ordinal) || b.Text.Contains("Partnership", StringComparison.Ordinal))?.Text;
        var title = string.Join(": ", new[] { board, opening.FirstOrDefault(b => b.Text != board && b.Text.Length > 8)?.Text }.OfType<string>());
        var published = source.Header["date published", "published", "date of publication"];
        var publishedOn = published is null ? null : Timescale.Read(published).Date?.From;
        var rows = PlanTable.Read(source.Blocks, publishedOn, checks);
        var bodies = new Bodies();
        if (board is not null)
        {
            bodies.AddFromHeader(board, "other");
        }

        // A plan without a date of publication is nothing to worry about: its rows have dates of their own.
        var dates = source.Dates(null, published) is { Published: null, PublishedPrinted: null } ? null : source.Dates(null, published);
        return new Reading(
            Family, title, AreaName.OfBoard(board), dates ?? new ReportDates(null, null, null), null, null, [], [], bodies.All, [], [], null, rows,
            RiskRegister.Read(source.Blocks), CheckOrder.Of([], dates ?? new ReportDates(null, null, DateOnly.MinValue), checks), source.Text.Sha256);
    }
}
