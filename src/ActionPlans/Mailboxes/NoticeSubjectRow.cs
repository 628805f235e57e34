using System.Globalization;
using System.Text.Json;
using ActionPlans.Data;

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
        'T' => NoticeSubject.Task,
        'H' => NoticeSubject.Post,
        _ => NoticeSubject.Recommendation,
    };

    /// <summary>In a sentence: "recommendation", "plan".</summary>
    public string Thing => About.ToString().ToLowerInvariant();

    /// <summary>Of an action or risk: the person or post named for it, as written.</summary>
    public string? Lead { get; init; }

    /// <summary>Of an action: what will show that it was done.</summary>
    public string? EvidenceExpected { get; init; }

    /// <summary>Of a post: who holds it; null for anything else.</summary>
    public PostHeld? Post { get; init; }

    /// <summary>The board whose own plan or register it stands in, which oversees it; null: whoever oversees the area on the day.</summary>
    public string? OverseenBy { get; init; }

    /// <summary>The day on which its leads say that all of what is open was done, the latest of them; null while one does not say so.</summary>
    public DateOnly? SaidDoneOn => State == "open" && Bodies.Where(body => !body.HasAnswered).ToList() is { Count: > 0 } open && open.TrueForAll(body => body.SaidDoneOn is not null)
        ? open.Max(body => body.SaidDoneOn)
        : null;

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

    /// <summary>By one prepared statement: a run of the composer reads one for every notice, twice.</summary>
    public static NoticeSubjectRow Load(UnitOfWork work, SubjectId id)
    {
        using var row = work.Bulk(Statement(id.Kind), "number").Read(id.Number);
        if (!row.Read())
            throw new InvalidOperationException($"a notice is about {id}, which does not exist");
        var bodies = new List<ResponsibleBody>(1);
        var subject = new NoticeSubjectRow(
            id.ToString(), row.Text(0), row.Text(1), row.TextOrNull(2), row.TextOrNull(3) is { } due ? TypeHandlers.Date(due) : null, row.Text(4), row.Text(5), row.TextOrNull(6),
            row.TextOrNull(7), bodies)
        {
            Lead = row.TextOrNull(8),
            EvidenceExpected = row.TextOrNull(9),
            OverseenBy = row.TextOrNull(10),
            IsToBeAgreed = row.TextOrNull(11) == "none" && row.IsNull(3),
            IsReopened = row.NumberOrNull(15) > 0,
            Post = id.Kind == 'H' ? Held(row) : null,
        };
        do
        {
            if (row.TextOrNull(12) is { } body)
                bodies.Add(new ResponsibleBody(body, row.Text(13), row.Text(14))
                {
                    SaidDoneOn = id.Kind == 'R' && row.TextOrNull(16) is { } done ? TypeHandlers.Date(done) : null,
                });
        }
        while (row.Read());
        return subject;
    }

    private static PostHeld Held(BulkRows row) => new(
        AddressBook.To(row.Text(16), row.Text(17), RecipientRole.Parse(row.Text(18))), row.Text(19), row.TextOrNull(20) is { } until ? TypeHandlers.Date(until) : null);

    private static string Statement(char kind) => kind switch
    {
        'P' => OfPlan,
        'A' => OfAction,
        'K' => OfRisk,
        'S' => OfCheck,
        'T' => OfTask,
        'H' => OfPost,
        _ => OfRecommendation,
    };

    private DateOnly? Day(string field)
    {
        using var deadline = JsonDocument.Parse(Deadline);
        return deadline.RootElement.TryGetProperty(field, out var day) && day.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    // State, text, number, due date, deadline, title, area, region; lead, evidence expected, overseen by, kind of target; the responsible
    // bodies, each in a row of its own, the accountable one first; how often it was opened again; of a recommendation, since when a body says it is done.
    private const string OfRecommendation = """
        SELECT r.State, r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)), r.DueOn, r.Deadline, p.Title, p.Area, p.Region,
               NULL, NULL, NULL, NULL, b.Name, b.Role, rb.State, r.Reopened, rb.DoneOn
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        LEFT JOIN RecommendationBody rb ON rb.RecommendationId = r.Id
        LEFT JOIN Body b ON b.Id = rb.BodyId
        WHERE r.Id = @number
        ORDER BY rb.Position
        """;

    private const string OfPlan = """
        SELECT a.State, '', a.Stage, a.DueOn, a.Deadline, p.Title, p.Area, p.Region, NULL, NULL, NULL, NULL, b.Name, b.Role, 'open', NULL
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.Id = @number
        """;

    private const string OfAction = """
        SELECT a.State, a.Text, CAST(a.Position AS TEXT), a.DueOn, a.Deadline, p.Title, p.Area, p.Region,
               a.Lead, a.EvidenceExpected, CASE WHEN l.Kind = 'board' THEN o.Name END, a.TargetKind, b.Name, b.Role, 'open', NULL
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Body o ON o.Id = l.BodyId
        JOIN Report p ON p.Id = l.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.Id = @number
        """;

    private const string OfRisk = """
        SELECT k.State, k.Text, CAST(k.Position AS TEXT), k.ReviewOn, k.Deadline, p.Title, p.Area, p.Region,
               k.Owner, NULL, (SELECT o.Name FROM ActionPlan l JOIN Body o ON o.Id = l.BodyId WHERE l.ReportId = p.Id AND l.Kind = 'board' ORDER BY l.Id LIMIT 1), NULL, b.Name, b.Role, 'open', NULL
        FROM Risk k
        JOIN Report p ON p.Id = k.ReportId
        LEFT JOIN Body b ON b.Id = k.OwnerBodyId
        WHERE k.Id = @number
        """;

    /// <summary>It waits for a decision as soon as evidence was handed in for it. The accountable body answers for the whole.</summary>
    private const string OfCheck = """
        SELECT CASE WHEN s.State = 'due' AND EXISTS (SELECT 1 FROM EvidenceFor f WHERE f.Subject = 'S' || s.Id AND f.State = 'submitted') THEN 'evidenceSubmitted' ELSE s.State END,
               r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)), s.DueOn, s.Deadline, p.Title, p.Area, p.Region, NULL, NULL, NULL, NULL, b.Name, b.Role, 'open', NULL
        FROM SustainedCheck s
        JOIN Recommendation r ON r.Id = s.RecommendationId
        JOIN Report p ON p.Id = r.ReportId
        LEFT JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
        LEFT JOIN Body b ON b.Id = rb.BodyId
        WHERE s.Id = @number
        """;

    /// <summary>In the columns after: address, name, role, body, and until when they hold it.</summary>
    private const string OfPost = """
        SELECT 'open', '', CASE p.Role WHEN 'provider-lead' THEN 'provider lead' ELSE p.Role END || ' at ' || b.Name, NULL, '{}', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
               h.Email, h.Name, p.Role, b.Name, CASE WHEN p.UntilOn < h.LeftOn THEN p.UntilOn ELSE coalesce(h.LeftOn, p.UntilOn) END
        FROM Post p
        JOIN Person h ON h.Id = p.PersonId
        JOIN Body b ON b.Id = p.BodyId
        WHERE p.Id = @number
        """;

    private const string OfTask = """
        SELECT CASE WHEN DoneAt IS NULL THEN 'open' ELSE 'done' END, Text, NULL, NULL, '{}', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM AdministratorTask
        WHERE Id = @number
        """;
}

/// <summary>A body responsible for a recommendation, a plan, an action or a risk.</summary>
/// <param name="Role">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="State">Where its part of a recommendation stands; "open" for a plan.</param>
internal sealed record ResponsibleBody(string Name, string Role, string State = "open")
{
    /// <summary>The day on which its lead says that its part of a recommendation was done; null while nobody says so.</summary>
    public DateOnly? SaidDoneOn { get; init; }

    /// <summary>Whether it has done its part, as far as reminders go.</summary>
    public bool HasAnswered => State != "open";
}
