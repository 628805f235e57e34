using ActionPlans.Data;

namespace ActionPlans.Benchmarks;

/// <summary>The recommendations that the workflows are about: rows as an import of reports with 40 recommendations each would leave them.</summary>
internal static class Subjects
{
    public const int PerReport = 40;

    public static void Insert(Database database, int count)
    {
        using var work = database.Begin();
        foreach (var sql in Statements)
            work.Execute(sql, new { count, now = BenchmarkCalendar.Start, since = BenchmarkCalendar.Since });
        for (var i = 1; i <= count; i++)
        {
            work.Bulk(Recommendation, "id", "report", "ordinal", "number", "line", "due").Queue(
                i, 1 + (i / PerReport), 1 + (i % PerReport), FormattableString.Invariant($"1.{1 + (i % PerReport)}"), i % 2_000, BenchmarkCalendar.DueOf(i));
        }

        for (var i = 1; i <= count; i++)
            work.Bulk(Body, "id", "body", "printed").Queue(i, 1 + (i % 200), FormattableString.Invariant($"Clinical Commissioning Group {1 + (i % 200)}"));
        work.Commit();
    }

    public static string Id(int subject) => SubjectId.Recommendation(subject).ToString();

    private static readonly string[] Statements =
    [
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO Body (Id, Name, Role) SELECT i, 'Clinical Commissioning Group ' || i, 'commissioner' FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= @count / 40)
        INSERT INTO Report (Id, Sha256, FileName, Family, Title, Area, ReceivedOn, Reading, Content, ImportedAt)
        SELECT i, 'sha-' || i, 'report-' || i || '.txt', 'cqc-clas-review', 'Review ' || i, 'Area ' || i, @since, '{}', x'', @now FROM n
        """,
    ];

    private const string Recommendation = """
        INSERT INTO Recommendation (Id, ReportId, Ordinal, Number, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, Version)
        VALUES (@id, @report, @ordinal, @number, 'recommendation',
            'Ensure that every practitioner who sees a child records who lives with the child, who was spoken to and what was decided, and that a manager looks at a sample each month.',
            'Recommendations', @line, @line + 2, 'relative', 'within three months', @due,
            '{"from":"2026-03-02","trigger":"receipt","due":"2026-06-02","rule":"three months from receipt","explanation":"Three months from 2 March 2026, the day of receipt."}',
            'open', 1)
        """;

    private const string Body = "INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) VALUES (@id, 1, @body, @printed)";
}
