using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Runtime;

/// <summary>Which ladder a subject is on, by its report's family and its band.</summary>
internal sealed class SubjectLadders(LadderBook book)
{
    /// <param name="since">The day on which the due date was set.</param>
    public Ladder Of(UnitOfWork work, string subject, DateOnly since)
    {
        if (book.IsDefault)
            return Ladder.Default;

        var row = Row(work, subject);
        return book.For(row?.Family, row is null ? null : row.Timescale is { } printed ? Band.Of(Timescale.Read(printed)) : Band.Plan, since).Ladder;
    }

    /// <summary>Null for what is neither a recommendation nor a plan: workflows may be about anything.</summary>
    private static SubjectRow? Row(UnitOfWork work, string subject) =>
        subject.Length > 1 && long.TryParse(subject.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? work.QueryFirst<SubjectRow>(subject[0] == 'P' ? OfPlan : OfRecommendation, new { number })
            : null;

    [method: ExplicitConstructor]
    private sealed record SubjectRow(string Family, string? Timescale);

    private const string OfRecommendation = "SELECT p.Family, r.Timescale FROM Recommendation r JOIN Report p ON p.Id = r.ReportId WHERE r.Id = @number";

    private const string OfPlan = "SELECT p.Family, NULL AS Timescale FROM ActionPlan a JOIN Report p ON p.Id = a.ReportId WHERE a.Id = @number";
}
