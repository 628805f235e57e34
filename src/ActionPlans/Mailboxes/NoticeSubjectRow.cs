using System.Globalization;
using System.Text.Json;
using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Mailboxes;

/// <summary>What a letter says about its subject (a recommendation, a plan, an action or a risk), and who is responsible for it.</summary>
/// <param name="Bodies">Responsible bodies by their name, the accountable one first; of an action the body of its lead.</param>
/// <param name="DueOn">Null while no date is agreed, and for what only has a day of review.</param>
internal sealed record NoticeSubjectRow(
    string Subject, string State, string Text, string? Number, DateOnly? DueOn, string Deadline, string ReportTitle, string? Area, string? Region,
    IReadOnlyList<ResponsibleBody> Bodies)
{
    public NoticeSubject About => Subject[0] switch
    {
        'P' => NoticeSubject.Plan,
        'A' => NoticeSubject.Action,
        'K' => NoticeSubject.Risk,
        'S' => NoticeSubject.Check,
        _ => NoticeSubject.Recommendation,
    };

    /// <summary>In a sentence: "recommendation", "plan".</summary>
    public string Thing => About.ToString().ToLowerInvariant();

    /// <summary>Of an action or risk: the person or post named for it, as written.</summary>
    public string? Lead { get; init; }

    /// <summary>Of an action: what will show that it was done.</summary>
    public string? EvidenceExpected { get; init; }

    /// <summary>The board whose own plan or register it stands in, which oversees it; null: whoever oversees the area on the day.</summary>
    public string? OverseenBy { get; init; }

    /// <summary>Whether it was closed before, and a check found that it has not lasted.</summary>
    public bool IsReopened { get; init; }

    /// <summary>Whether somebody still has to propose a date for it.</summary>
    public bool IsToBeAgreed { get; init; }

    /// <summary>Whether what comes is a review rather than a due date.</summary>
    public bool IsReview => About == NoticeSubject.Risk || (About == NoticeSubject.Action && DueOn is null && !IsToBeAgreed);

    /// <summary>The date that its reminders count from: the due date, or the day of its review. A recommendation has no clock without a due date.</summary>
    public DateOnly? RingsFor => DueOn ?? (About == NoticeSubject.Action ? Day("reviewBy") : null);

    /// <summary>Only bodies whose own part is open are to hear of it: so it is with the ladder, as long as the whole is open.</summary>
    public bool ForOpenPartsOnly { get; init; }

    /// <summary>Whether this body is to be told.</summary>
    public bool Concerns(ResponsibleBody body) => !ForOpenPartsOnly || State != "open" || !body.HasAnswered;

    /// <summary>How the date was worked out, as it was frozen when the deadline was issued.</summary>
    public string? Explanation()
    {
        using var deadline = JsonDocument.Parse(Deadline);
        return deadline.RootElement.TryGetProperty("explanation", out var text) ? text.GetString() : null;
    }

    /// <summary>What a notice says of this subject: a new one without a date asks for the date, and what is only reviewed is never overdue.</summary>
    public NoticeKind Asks(NoticeKind decided) => decided switch
    {
        NoticeKind.Assigned when IsReopened => NoticeKind.Reopened,
        NoticeKind.Assigned when RingsFor is null || IsToBeAgreed => NoticeKind.TimescaleNeeded,
        NoticeKind.Reminder or NoticeKind.Due or NoticeKind.Overdue or NoticeKind.Chase when IsToBeAgreed => NoticeKind.TimescaleNeeded,
        NoticeKind.Due or NoticeKind.Overdue or NoticeKind.Chase when IsReview && About == NoticeSubject.Action => NoticeKind.ReviewAsked,
        _ => decided,
    };

    public static NoticeSubjectRow Load(UnitOfWork work, SubjectId id)
    {
        var (subject, bodies) = id.Kind switch
        {
            'P' => (OfPlan, BodyOfPlan),
            'A' => (OfAction, BodyOfAction),
            'K' => (OfRisk, BodyOfRisk),
            'S' => (OfCheck, BodyOfCheck),
            _ => (OfRecommendation, BodiesOfRecommendation),
        };
        var row = work.QueryFirst<Row>(subject, new { id.Number }) ?? throw new InvalidOperationException($"a notice is about {id}, which does not exist");
        return new NoticeSubjectRow(
            id.ToString(), row.State, row.Text, row.Number, row.DueOn, row.Deadline, row.Title, row.Area, row.Region, work.Query<ResponsibleBody>(bodies, new { id.Number }))
        {
            Lead = row.Lead,
            EvidenceExpected = row.EvidenceExpected,
            OverseenBy = row.OverseenBy,
            IsReopened = row.Reopened > 0,
            IsToBeAgreed = row is { TargetKind: "none", DueOn: null },
        };
    }

    private DateOnly? Day(string field)
    {
        using var deadline = JsonDocument.Parse(Deadline);
        return deadline.RootElement.TryGetProperty(field, out var day) && day.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        string State, string Text, string? Number, DateOnly? DueOn, string Deadline, string Title, string? Area, string? Region, string? Lead,
        string? EvidenceExpected, string? OverseenBy, string? TargetKind, long Reopened);

    private const string OfRecommendation = """
        SELECT r.State, r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.DueOn, r.Deadline, p.Title, p.Area, p.Region,
               NULL AS Lead, NULL AS EvidenceExpected, NULL AS OverseenBy, NULL AS TargetKind, r.Reopened
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        WHERE r.Id = @Number
        """;

    private const string BodiesOfRecommendation = """
        SELECT b.Name, b.Role, rb.State
        FROM RecommendationBody rb
        JOIN Body b ON b.Id = rb.BodyId
        WHERE rb.RecommendationId = @Number
        ORDER BY rb.Position
        """;

    /// <summary>It waits for a decision as soon as evidence was handed in for it.</summary>
    private const string OfCheck = """
        SELECT CASE WHEN s.State = 'due' AND EXISTS (SELECT 1 FROM EvidenceFor f WHERE f.Subject = 'S' || s.Id AND f.State = 'submitted') THEN 'evidenceSubmitted' ELSE s.State END AS State,
               r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, s.DueOn, s.Deadline, p.Title, p.Area, p.Region,
               NULL AS Lead, NULL AS EvidenceExpected, NULL AS OverseenBy, NULL AS TargetKind, 0 AS Reopened
        FROM SustainedCheck s
        JOIN Recommendation r ON r.Id = s.RecommendationId
        JOIN Report p ON p.Id = r.ReportId
        WHERE s.Id = @Number
        """;

    /// <summary>The accountable body answers for the whole.</summary>
    private const string BodyOfCheck = """
        SELECT b.Name, b.Role, 'open' AS State
        FROM SustainedCheck s
        JOIN RecommendationBody rb ON rb.RecommendationId = s.RecommendationId AND rb.Position = 1
        JOIN Body b ON b.Id = rb.BodyId
        WHERE s.Id = @Number
        """;

    private const string OfPlan = """
        SELECT a.State, '' AS Text, a.Stage AS Number, a.DueOn, a.Deadline, p.Title, p.Area, p.Region,
               NULL AS Lead, NULL AS EvidenceExpected, NULL AS OverseenBy, NULL AS TargetKind, 0 AS Reopened
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        WHERE a.Id = @Number
        """;

    private const string BodyOfPlan = "SELECT b.Name, b.Role, 'open' AS State FROM ActionPlan a JOIN Body b ON b.Id = a.BodyId WHERE a.Id = @Number";

    private const string OfAction = """
        SELECT a.State, a.Text, CAST(a.Position AS TEXT) AS Number, a.DueOn, a.Deadline, p.Title, p.Area, p.Region,
               a.Lead, a.EvidenceExpected, CASE WHEN l.Kind = 'board' THEN b.Name END AS OverseenBy, a.TargetKind, 0 AS Reopened
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Body b ON b.Id = l.BodyId
        JOIN Report p ON p.Id = l.ReportId
        WHERE a.Id = @Number
        """;

    private const string BodyOfAction = "SELECT b.Name, b.Role, 'open' AS State FROM Action a JOIN Body b ON b.Id = a.BodyId WHERE a.Id = @Number";

    private const string OfRisk = """
        SELECT k.State, k.Text, CAST(k.Position AS TEXT) AS Number, k.ReviewOn AS DueOn, k.Deadline, p.Title, p.Area, p.Region,
               k.Owner AS Lead, NULL AS EvidenceExpected, b.Name AS OverseenBy, NULL AS TargetKind, 0 AS Reopened
        FROM Risk k
        JOIN Report p ON p.Id = k.ReportId
        LEFT JOIN ActionPlan l ON l.ReportId = p.Id AND l.Kind = 'board'
        LEFT JOIN Body b ON b.Id = l.BodyId
        WHERE k.Id = @Number
        """;

    private const string BodyOfRisk = "SELECT b.Name, b.Role, 'open' AS State FROM Risk k JOIN Body b ON b.Id = k.OwnerBodyId WHERE k.Id = @Number";
}

/// <summary>A body responsible for a recommendation, a plan, an action or a risk.</summary>
/// <param name="Role">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="State">Where its part of a recommendation stands; "open" for a plan.</param>
internal sealed record ResponsibleBody(string Name, string Role, string State = "open")
{
    /// <summary>Whether it has done its part, as far as reminders go.</summary>
    public bool HasAnswered => State != "open";
}
