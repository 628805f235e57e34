using System.Text.Json;
using ActionPlans.Data;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Mailboxes;

/// <summary>What a letter says about a recommendation, a plan or an administrator's task, and who is responsible for it.</summary>
/// <param name="Bodies">Responsible bodies by their name, the accountable one first.</param>
/// <param name="DueOn">Null while no date is agreed.</param>
internal sealed record NoticeSubjectRow(
    string Subject, string State, string Text, string? Number, DateOnly? DueOn, string Deadline, string ReportTitle, string? Area, string? Region,
    IReadOnlyList<ResponsibleBody> Bodies)
{
    /// <summary>What notices can be about, as <see cref="SubjectId.Parse"/> expects it.</summary>
    public const string Kinds = "RPT";

    public NoticeSubject About => Subject[0] switch
    {
        'P' => NoticeSubject.Plan,
        'T' => NoticeSubject.Task,
        _ => NoticeSubject.Recommendation,
    };

    /// <summary>In a sentence: "this recommendation".</summary>
    public string Thing => About == NoticeSubject.Plan ? "plan" : "recommendation";

    /// <summary>How the date was worked out, as it was frozen when the deadline was issued.</summary>
    public string? Explanation()
    {
        using var deadline = JsonDocument.Parse(Deadline);
        return deadline.RootElement.TryGetProperty("explanation", out var text) ? text.GetString() : null;
    }

    /// <summary>By one prepared statement: a run of the composer reads one for every notice, twice.</summary>
    public static NoticeSubjectRow Load(UnitOfWork work, SubjectId id)
    {
        using var row = work.Bulk(id.Kind switch { 'P' => OfPlan, 'T' => OfTask, _ => OfRecommendation }, "number").Read(id.Number);
        if (!row.Read())
            throw new InvalidOperationException($"a notice is about {id}, which does not exist");
        var bodies = new List<ResponsibleBody>(1);
        var subject = new NoticeSubjectRow(
            id.ToString(), row.GetString(0), row.GetString(1), Nullable(row, 2), Nullable(row, 3) is { } due ? TypeHandlers.Date(due) : null, row.GetString(4), row.GetString(5), Nullable(row, 6),
            Nullable(row, 7), bodies);
        do
        {
            if (Nullable(row, 8) is { } body)
                bodies.Add(new ResponsibleBody(body, row.GetString(9)));
        }
        while (row.Read());
        return subject;
    }

    private static string? Nullable(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // One row for each responsible body, the accountable one first.
    private const string OfRecommendation = """
        SELECT r.State, r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)), r.DueOn, r.Deadline, p.Title, p.Area, p.Region, b.Name, b.Role
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        LEFT JOIN RecommendationBody rb ON rb.RecommendationId = r.Id
        LEFT JOIN Body b ON b.Id = rb.BodyId
        WHERE r.Id = @number
        ORDER BY rb.Position
        """;

    private const string OfPlan = """
        SELECT a.State, '', NULL, a.DueOn, a.Deadline, p.Title, p.Area, p.Region, b.Name, b.Role
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.Id = @number
        """;

    private const string OfTask = """
        SELECT CASE WHEN DoneAt IS NULL THEN 'open' ELSE 'done' END, Text, NULL, NULL, '{}', '', NULL, NULL, NULL, NULL
        FROM AdministratorTask
        WHERE Id = @number
        """;
}

/// <summary>A body responsible for a recommendation or a plan.</summary>
/// <param name="Role">Stored: commissioner, provider, local-authority or other.</param>
internal sealed record ResponsibleBody(string Name, string Role);
