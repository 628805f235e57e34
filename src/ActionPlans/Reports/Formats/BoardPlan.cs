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
        if (published is not null && publishedOn is null or { Day: 1 })
        {
            checks.Add(new Check($"The date of publication is printed as \"{published}\": no day.", new LineSpan(1, 1)));
        }

        var bodies = new Bodies();
        if (board is not null)
        {
            bodies.AddFromHeader(board, "other");
        }

        return new Reading(
            Family, title, Area(board), new ReportDates(null, null, null), null, null, [], [], bodies.All, [], [], null, rows,
            RiskRegister.Read(source.Blocks), CheckOrder.Of([], new ReportDates(null, null, publishedOn ?? DateOnly.MinValue), checks), source.Text.Sha256);
    }

    private static string? Area(string? board)
    {
        foreach (var tail in (string[])[" Safeguarding Children Board", " Safeguarding Children Partnership", " Local Safeguarding", " LSCB", " Safeguarding"])
        {
            if (board?.IndexOf(tail, StringComparison.Ordinal) is > 0 and var at)
            {
                return AreaName.Of(board[..at]);
            }
        }

        return null;
    }
}
