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

    /// <summary>By prepared statements: a run of the composer reads one for every notice, twice.</summary>
    public static NoticeSubjectRow Load(UnitOfWork work, SubjectId id)
    {
        using var row = work.Bulk(id.Kind switch { 'P' => OfPlan, 'T' => OfTask, _ => OfRecommendation }, "number").Read(id.Number);
        if (!row.Read())
            throw new InvalidOperationException($"a notice is about {id}, which does not exist");
        return new NoticeSubjectRow(
            id.ToString(), row.GetString(0), row.GetString(1), Nullable(row, 2), Nullable(row, 3) is { } due ? TypeHandlers.Date(due) : null, row.GetString(4), row.GetString(5), Nullable(row, 6),
            Nullable(row, 7), id.Kind == 'T' ? [] : BodiesOf(work, id));
    }

    private static List<ResponsibleBody> BodiesOf(UnitOfWork work, SubjectId id)
    {
        var bodies = new List<ResponsibleBody>();
        using var rows = work.Bulk(id.Kind == 'P' ? BodyOfPlan : BodiesOfRecommendation, "number").Read(id.Number);
        while (rows.Read())
            bodies.Add(new ResponsibleBody(rows.GetString(0), rows.GetString(1)));
        return bodies;
    }

    private static string? Nullable(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private const string OfRecommendation = """
        SELECT r.State, r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.DueOn, r.Deadline, p.Title, p.Area, p.Region
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        WHERE r.Id = @number
        """;

    private const string BodiesOfRecommendation = """
        SELECT b.Name, b.Role
        FROM RecommendationBody rb
        JOIN Body b ON b.Id = rb.BodyId
        WHERE rb.RecommendationId = @number
        ORDER BY rb.Position
        """;

    private const string OfPlan = """
        SELECT a.State, '' AS Text, NULL AS Number, a.DueOn, a.Deadline, p.Title, p.Area, p.Region
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        WHERE a.Id = @number
        """;

    private const string OfTask = """
        SELECT CASE WHEN DoneAt IS NULL THEN 'open' ELSE 'done' END, Text, NULL, NULL, '{}', '', NULL, NULL
        FROM AdministratorTask
        WHERE Id = @number
        """;

    private const string BodyOfPlan = "SELECT b.Name, b.Role FROM ActionPlan a JOIN Body b ON b.Id = a.BodyId WHERE a.Id = @number";
}

/// <summary>A body responsible for a recommendation or a plan.</summary>
/// <param name="Role">Stored: commissioner, provider, local-authority or other.</param>
internal sealed record ResponsibleBody(string Name, string Role);
