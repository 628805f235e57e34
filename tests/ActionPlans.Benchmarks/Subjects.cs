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
            work.Execute(sql, new { count, now = BenchmarkCalendar.Start, since = BenchmarkCalendar.Since, first = BenchmarkCalendar.DueOf(0) });
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
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO Recommendation (Id, ReportId, Ordinal, Number, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, Version)
        SELECT i, 1 + i / 40, 1 + i % 40, '1.' || (1 + i % 40), 'recommendation',
            'Ensure that every practitioner who sees a child records who lives with the child, who was spoken to and what was decided, and that a manager looks at a sample each month.',
            'Recommendations', i % 2000, i % 2000 + 2, 'relative', 'within three months', date(@first, '+' || (i / 40 % 14) || ' days'),
            '{"from":"2026-03-02","trigger":"receipt","due":"2026-06-02","rule":"three months from receipt","explanation":"Three months from 2 March 2026, the day of receipt."}',
            'open', 1
        FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) SELECT i, 1, 1 + i % 200, 'Clinical Commissioning Group ' || (1 + i % 200) FROM n
        """,
    ];
}
