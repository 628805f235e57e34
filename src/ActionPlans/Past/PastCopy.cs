using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Simulation;

namespace ActionPlans.Past;

/// <summary>
/// Reports as they stood at the end of a day, as rows of a database in memory, on which every question is asked in the same way as today. What
/// came later is left out; what was changed later stands as before, from the tables of earlier values and deadlines. Files stay behind.
/// </summary>
internal sealed class PastCopy : IDisposable
{
    private const string Reports = "(SELECT Number FROM temp.Asked)";
    private const string Recommendations = $"(SELECT Id FROM Recommendation WHERE ReportId IN {Reports})";
    private const string Plans = $"(SELECT Id FROM ActionPlan WHERE ReportId IN {Reports})";

    /// <summary>Everything that the timeline, messages or evidence can be about.</summary>
    private const string Subjects = $"""
        (SELECT 'R' || Id FROM Recommendation WHERE ReportId IN {Reports}
         UNION SELECT 'P' || Id FROM ActionPlan WHERE ReportId IN {Reports}
         UNION SELECT 'A' || Id FROM Action WHERE PlanId IN {Plans}
         UNION SELECT 'K' || Id FROM Risk WHERE ReportId IN {Reports}
         UNION SELECT 'S' || Id FROM SustainedCheck WHERE RecommendationId IN {Recommendations})
        """;

    // The row's own subject, with its table's name: the tables looked into have a column Id too.
    private const string OwnRecommendation = "'R' || Recommendation.Id";
    private const string OwnPart = "'R' || RecommendationBody.RecommendationId || '/' || RecommendationBody.BodyId";
    private const string OwnPlan = "'P' || ActionPlan.Id";
    private const string OwnAction = "'A' || Action.Id";
    private const string OwnRisk = "'K' || Risk.Id";

    /// <summary>An action that was planned later is in no entry of the timeline before the moment; a report's own rows came with it.</summary>
    private const string KnownActions = $"PlanId IN {Plans} AND EXISTS (SELECT 1 FROM TimelineEntry t WHERE t.Subject = 'A' || Action.Id AND t.At < @moment)";

    // Tables that others point at come first.
    private static readonly (string Table, string Where, Dictionary<string, string> Then)[] Copied =
    [
        ("Body", "1 = 1", []),
        ("Report", $"Id IN {Reports}", []),
        ("Recommendation", $"ReportId IN {Reports}", Kept(OwnRecommendation, ["State"], new()
        {
            ["DueOn"] = Due(OwnRecommendation, "DueOn"), ["Deadline"] = Deadline(OwnRecommendation), ["ClosedAt"] = Met(OwnRecommendation, "ClosedAt"),
            ["Reopened"] = "(SELECT count(*) FROM SustainedCheck s WHERE s.RecommendationId = Recommendation.Id AND s.State = 'failed' AND s.DecidedAt < @moment)",
        })),
        ("RecommendationBody", $"RecommendationId IN {Recommendations}", Kept(OwnPart, ["State", "DoneOn", "DoneBy", "DoneNote"], [])),
        ("ActionPlan", $"ReportId IN {Reports}", Kept(OwnPlan, ["State"], new()
        {
            ["DueOn"] = Due(OwnPlan, "DueOn"), ["Deadline"] = Deadline(OwnPlan), ["SubmittedAt"] = Met(OwnPlan, "SubmittedAt"),
            ["AcceptedAt"] = Before("AcceptedAt", "AcceptedAt"), ["AcceptedBy"] = Before("AcceptedAt", "AcceptedBy"),
        })),
        ("Action", KnownActions, Kept(OwnAction, ["State", "DoneOn", "Lead", "BodyId", "Target", "TargetKind", "ProposedTarget", "ProposedBy"], new()
        {
            ["DueOn"] = Due(OwnAction, "DueOn"), ["Deadline"] = Deadline(OwnAction), ["ClosedAt"] = Met(OwnAction, "ClosedAt"),
        })),
        ("Risk", $"ReportId IN {Reports} AND EXISTS (SELECT 1 FROM TimelineEntry t WHERE t.Subject = 'K' || Risk.Id AND t.At < @moment)",
            Kept(OwnRisk, ["State", "Impact", "Owner", "OwnerBodyId"], new()
            {
                ["ReviewOn"] = Due(OwnRisk, "ReviewOn"), ["Deadline"] = Deadline(OwnRisk), ["ClosedAt"] = Before("ClosedAt", "ClosedAt"),
            })),
        ("RiskMitigation", $"RiskId IN (SELECT Id FROM Risk WHERE ReportId IN {Reports}) AND (AddedAt IS NULL OR AddedAt < @moment)", []),
        ("Evidence", $"AddedAt < @moment AND Id IN (SELECT EvidenceId FROM EvidenceFor WHERE Subject IN {Subjects})", new() { ["Content"] = "x''" }),
        ("EvidenceFor", $"SubmittedAt < @moment AND Subject IN {Subjects}", new()
        {
            ["State"] = EvidenceState, ["DecidedAt"] = Before("DecidedAt", "DecidedAt"), ["DecidedBy"] = Before("DecidedAt", "DecidedBy"), ["Reason"] = Before("DecidedAt", "Reason"),
        }),
        ("RecommendationLink", $"ProposedAt < @moment AND First IN {Recommendations} AND Second IN {Recommendations}", new()
        {
            ["State"] = "CASE WHEN DecidedAt >= @moment THEN 'proposed' ELSE State END", ["DecidedAt"] = Before("DecidedAt", "DecidedAt"), ["DecidedBy"] = Before("DecidedAt", "DecidedBy"),
        }),
        ("SustainedCheck", $"SetAt < @moment AND RecommendationId IN {Recommendations}", new()
        {
            ["State"] = "CASE WHEN DecidedAt >= @moment THEN 'due' ELSE State END", ["DecidedAt"] = Before("DecidedAt", "DecidedAt"),
            ["DecidedBy"] = Before("DecidedAt", "DecidedBy"), ["Reason"] = Before("DecidedAt", "Reason"),
        }),
        ("Extension", $"AskedAt < @moment AND RecommendationId IN {Recommendations}", new()
        {
            ["State"] = "CASE WHEN DecidedAt >= @moment THEN 'asked' ELSE State END", ["ProposedTo"] = "CASE WHEN DecidedAt >= @moment THEN AskedFor ELSE ProposedTo END",
            ["ProposedBy"] = "CASE WHEN DecidedAt >= @moment THEN AskedBy ELSE ProposedBy END", ["DecidedAt"] = Before("DecidedAt", "DecidedAt"),
            ["DecidedBy"] = Before("DecidedAt", "DecidedBy"), ["DecisionReason"] = Before("DecidedAt", "DecisionReason"),
        }),
        ("RagOverride", $"SetAt < @moment AND RecommendationId IN {Recommendations}", new()
        {
            ["ClearedAt"] = Before("ClearedAt", "ClearedAt"), ["ClearedBy"] = Before("ClearedAt", "ClearedBy"),
        }),
        ("EarlierDeadline", $"Until < @moment AND Subject IN {Subjects}", []),
        ("TimelineEntry", $"At < @moment AND Subject IN {Subjects}", []),
        ("Comment", $"At < @moment AND Subject IN {Subjects}", []),
        ("Message", $"ComposedAt < @moment AND Id IN (SELECT MessageId FROM Ledger WHERE Subject IN {Subjects})", new()
        {
            ["State"] = "CASE WHEN SentAt >= @moment THEN 'pending' ELSE State END", ["SentAt"] = Before("SentAt", "SentAt"),
        }),
        ("Ledger", $"Subject IN {Subjects} AND MessageId IN (SELECT Id FROM Message WHERE ComposedAt < @moment)", []),
    ];

    private PastCopy(Database database, SimulatedClock clock) => (Database, Clock) = (database, clock);

    public Database Database { get; }

    /// <summary>Stands at the last moment of the day.</summary>
    public TimeProvider Clock { get; }

    /// <param name="day">Not after today.</param>
    /// <param name="report">One report; null for all of them.</param>
    /// <exception cref="RefusedException">The day is to come, nothing was known by its end, or it is too much to look at at once.</exception>
    public static PastCopy Of(Database database, DateOnly day, long? report, TimeProvider clock)
    {
        var end = LondonTime.StartOf(day.AddDays(1));
        if (day > LondonTime.Today(clock.GetUtcNow()))
            throw new RefusedException(FormattableString.Invariant($"{day:yyyy-MM-dd} is to come: 'actionplans preview' shows what will be sent until then"));

        using var source = database.BeginReading();
        source.Execute("CREATE TEMP TABLE Asked (Number INTEGER PRIMARY KEY)");
        if (source.Execute(Ask, new { end, report }) == 0)
            throw new RefusedException(FormattableString.Invariant($"nothing of this was known by the end of {day:yyyy-MM-dd}: it was imported later"));
        if (source.Scalar<long>($"SELECT count(*) FROM Recommendation WHERE ReportId IN {Reports}") > MostAtOnce)
            throw new RefusedException("these are too many recommendations for one look into the past: ask for one report, with --report");

        var past = new PastCopy(Database.InMemory(), new SimulatedClock(end.AddMilliseconds(-1)));
        Migrations.Apply(past.Database, past.Clock);
        using var work = past.Database.Begin();
        foreach (var (table, where, then) in Copied)
            RowCopy.Run(source, work, table, where, column => then.GetValueOrDefault(column, column), end);
        work.Commit();
        return past;
    }

    private const int MostAtOnce = 50_000;

    /// <summary>With a report those that its recommendations are linked with.</summary>
    private const string Ask = """
        INSERT INTO temp.Asked (Number)
        SELECT p.Id
        FROM Report p
        WHERE p.ImportedAt < @end AND (@report IS NULL OR p.Id = @report OR (
            EXISTS (SELECT 1 FROM Report q WHERE q.Id = @report AND q.ImportedAt < @end)
            AND p.Id IN (
                SELECT o.ReportId
                FROM Recommendation r
                JOIN RecommendationLink l ON r.Id IN (l.First, l.Second)
                JOIN Recommendation o ON o.Id IN (l.First, l.Second)
                WHERE r.ReportId = @report)))
        """;

    public void Dispose() => Database.Dispose();

    /// <param name="columns">Those whose earlier values are kept.</param>
    /// <param name="values">What stands in the others; grows.</param>
    private static Dictionary<string, string> Kept(string subject, string[] columns, Dictionary<string, string> values)
    {
        foreach (var column in columns)
        {
            var later = $"FROM EarlierValue v WHERE v.Subject = {subject} AND v.Name = '{column}' AND v.Until >= @moment";
            var value = column.EndsWith("Id", StringComparison.Ordinal) ? "CAST(v.Value AS INTEGER)" : "v.Value"; // kept as text, whatever it was
            values[column] = $"CASE WHEN EXISTS (SELECT 1 {later}) THEN (SELECT {value} {later} ORDER BY v.Until, v.Id LIMIT 1) ELSE {column} END";
        }

        return values;
    }

    private static string Due(string subject, string column) =>
        $"CASE WHEN {Changed(subject)} THEN (SELECT d.DueOn {First(subject)}) ELSE {column} END";

    private static string Deadline(string subject) =>
        $"CASE WHEN {Changed(subject)} THEN (SELECT d.Deadline {First(subject)}) ELSE Deadline END";

    /// <summary>When the deadline then in force was met, if it was by then.</summary>
    private static string Met(string subject, string column) =>
        $"CASE WHEN {Changed(subject)} THEN (SELECT CASE WHEN d.MetAt < @moment THEN d.MetAt END {First(subject)}) WHEN {column} < @moment THEN {column} END";

    private static string Changed(string subject) => $"EXISTS (SELECT 1 FROM EarlierDeadline d WHERE d.Subject = {subject} AND d.Until >= @moment)";

    private static string First(string subject) => $"FROM EarlierDeadline d WHERE d.Subject = {subject} AND d.Until >= @moment ORDER BY d.Until, d.Id LIMIT 1";

    private static string Before(string at, string column) => $"CASE WHEN {at} < @moment THEN {column} END";

    // A superseded piece was in force until the next version was accepted, or waited until the next one was handed in.
    private const string EvidenceState = """
        CASE WHEN DecidedAt >= @moment THEN 'submitted'
             WHEN State <> 'superseded' THEN State
             WHEN DecidedAt IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM Evidence n JOIN EvidenceFor f ON f.EvidenceId = n.Id
                 WHERE n.Supersedes = EvidenceFor.EvidenceId AND f.Subject = EvidenceFor.Subject AND f.DecidedAt < @moment) THEN 'accepted'
             WHEN DecidedAt IS NULL AND NOT EXISTS (
                 SELECT 1 FROM Evidence n WHERE n.Supersedes = EvidenceFor.EvidenceId AND n.AddedAt < @moment) THEN 'submitted'
             ELSE State END
        """;
}
