using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Mailboxes;

/// <summary>
/// A new lead is told once what has come to them: everything open at their body that they have not been told of under their address. What begins
/// later is told by itself.
/// </summary>
internal static class Handover
{
    /// <summary>The role in a notice that means the holder of the post that it is about, and nobody else.</summary>
    public const string Role = "post-holder";

    private const int MostListed = 50;
    private const int LongestText = 120;

    /// <summary>Somebody becomes lead. Where nothing at all is open yet, there is nothing to hand over.</summary>
    public static void Announce(UnitOfWork work, SubjectId post, DateOnly from, DateTimeOffset at)
    {
        var begins = LondonTime.StartOf(from);
        if (begins > at || work.Scalar<bool>(IsAnythingOpen))
            new Notice(post.ToString(), "handover", Role, NoticeKind.Handover.ToStored(), [], at, begins > at ? begins : at).Insert(work);
    }

    /// <summary>What they now own, the most urgent first, in words; empty when there is nothing that they do not know of.</summary>
    public static IReadOnlyList<string> Owned(UnitOfWork work, AddressBook book, PostHeld post)
    {
        var bodies = book.AnsweredBy(post.Body);
        var open = work.Query<OwnedRow>(OpenAndUntold, new { bodies, address = post.Holder.Address, MostListed });
        var lines = open.Select(row => row.ToString()).ToList();
        if (open.Count > 0 && open[0].Total > open.Count)
            lines.Add(FormattableString.Invariant($"and {open[0].Total - open.Count} more: 'actionplans status' lists them"));
        return lines;
    }

    [method: ExplicitConstructor]
    private sealed record OwnedRow(string Kind, long Id, DateOnly? Day, string Text, long Total)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}{Id}{(Day is { } day ? $", {(Kind == "K" ? "to be looked at" : "due")} on {PlainText.Date(day)}" : "")}: {PlainText.Cut(PlainText.OneLine(Text), LongestText)}");
    }

    private const string IsAnythingOpen = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM Recommendation WHERE State IN ('open', 'evidenceSubmitted')) OR EXISTS (SELECT 1 FROM ActionPlan WHERE State IN ('due', 'submitted', 'returned'))
            OR EXISTS (SELECT 1 FROM Action WHERE State = 'open') OR EXISTS (SELECT 1 FROM Risk WHERE State = 'open') OR EXISTS (SELECT 1 FROM SustainedCheck WHERE State = 'due')
        THEN 1 ELSE 0 END
        """;

    private const string OpenAndUntold = """
        WITH Owned AS (
            SELECT 'R' AS Kind, r.Id, r.DueOn AS Day, r.Text
            FROM RecommendationBody rb
            JOIN Recommendation r ON r.Id = rb.RecommendationId
            WHERE rb.BodyId IN @bodies AND rb.State IN ('open', 'evidenceSubmitted')
            UNION ALL
            SELECT 'P', a.Id, a.DueOn, 'Action plan: ' || p.Title
            FROM ActionPlan a
            JOIN Report p ON p.Id = a.ReportId
            WHERE a.BodyId IN @bodies AND a.State IN ('due', 'submitted', 'returned')
            UNION ALL
            SELECT 'A', a.Id, coalesce(a.DueOn, a.ReviewOn), a.Text FROM Action a WHERE a.BodyId IN @bodies AND a.State = 'open'
            UNION ALL
            SELECT 'K', k.Id, k.ReviewOn, k.Text FROM Risk k WHERE k.OwnerBodyId IN @bodies AND k.State = 'open'
            UNION ALL
            SELECT 'S', s.Id, s.DueOn, 'Sustained check: ' || r.Text
            FROM SustainedCheck s
            JOIN Recommendation r ON r.Id = s.RecommendationId
            JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
            WHERE rb.BodyId IN @bodies AND s.State = 'due')
        SELECT Kind, Id, Day, Text, count(*) OVER () AS Total
        FROM Owned o
        WHERE NOT EXISTS (SELECT 1 FROM Ledger l WHERE l.Subject = o.Kind || o.Id AND l.Recipient = @address)
        ORDER BY CASE WHEN Day IS NULL THEN 1 ELSE 0 END, Day, Kind, Id
        LIMIT @MostListed
        """;
}

/// <summary>A post with whoever holds it.</summary>
/// <param name="Body">The body's name.</param>
/// <param name="Until">The first day on which they no longer hold it; null: no end is known.</param>
internal sealed record PostHeld(Recipient Holder, string Body, DateOnly? Until);
