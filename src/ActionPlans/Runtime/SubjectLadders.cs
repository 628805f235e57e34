using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Runtime;

/// <summary>
/// Which ladder a subject is on, by its report's family and its band. Where no rule of the file is about it, a board's own plan and risks end
/// with the board, and what is only looked at from time to time is asked for gently, whatever rules there are for other bands.
/// </summary>
internal sealed class SubjectLadders(LadderBook book)
{
    /// <param name="since">The day on which the due date was set.</param>
    public Ladder Of(UnitOfWork work, string subject, DateOnly since)
    {
        if (book.IsDefault && subject[0] is not ('A' or 'K'))
            return Ladder.Default;

        var row = Row(work, subject);
        var rule = book.For(row?.Family, row?.Band, since);
        return row switch
        {
            { IsReview: true } when rule.Band is null => Ladder.Review,
            { IsOfBoard: true } when rule.IsBuiltIn => Ladder.Board,
            _ => rule.Ladder,
        };
    }

    /// <summary>Null for what none of these is: workflows may be about anything.</summary>
    private static LadderSubject? Row(UnitOfWork work, string subject)
    {
        if (subject.Length < 2 || !long.TryParse(subject.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var sql = subject[0] switch
        {
            'P' => OfPlan,
            'A' => OfAction,
            'K' => OfRisk,
            'S' => OfCheck,
            _ => OfRecommendation,
        };
        using var row = work.Bulk(sql, "number").Read(number);
        return row.Read() ? new LadderSubject(row.Text(0), row.Text(1), row.TextOrNull(2), row.Number(3) == 1, row.Number(4) == 1) : null;
    }

    /// <param name="IsReview">It has no due date: somebody looks at it from time to time.</param>
    private sealed record LadderSubject(string Family, string Kind, string? Timescale, bool IsReview, bool IsOfBoard)
    {
        public string Band => Kind switch
        {
            "relative" => Domain.Band.Of(Domain.Timescale.Read(Timescale)),
            _ => Kind,
        };
    }

    private const string OfRecommendation =
        "SELECT p.Family, r.TimescaleKind, r.Timescale, 0, 0 FROM Recommendation r JOIN Report p ON p.Id = r.ReportId WHERE r.Id = @number";

    /// <summary>A check is chased as its recommendation was.</summary>
    private const string OfCheck = """
        SELECT p.Family, r.TimescaleKind, r.Timescale, 0, 0
        FROM SustainedCheck s
        JOIN Recommendation r ON r.Id = s.RecommendationId
        JOIN Report p ON p.Id = r.ReportId
        WHERE s.Id = @number
        """;

    private const string OfPlan = "SELECT p.Family, 'plan', NULL, 0, 0 FROM ActionPlan a JOIN Report p ON p.Id = a.ReportId WHERE a.Id = @number";

    private const string OfAction = """
        SELECT p.Family, a.TargetKind, a.Target, CASE WHEN a.DueOn IS NULL THEN 1 ELSE 0 END, CASE WHEN l.Kind = 'board' THEN 1 ELSE 0 END
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Report p ON p.Id = l.ReportId
        WHERE a.Id = @number
        """;

    private const string OfRisk = "SELECT p.Family, 'risk', NULL, 0, 1 FROM Risk k JOIN Report p ON p.Id = k.ReportId WHERE k.Id = @number";
}
