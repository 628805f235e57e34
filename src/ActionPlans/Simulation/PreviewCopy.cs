using ActionPlans.Data;

namespace ActionPlans.Simulation;

/// <summary>The rows that a preview steps ahead on: those of its subjects, and what routing has to know. Files and readings stay behind.</summary>
internal static class PreviewCopy
{
    /// <summary>The state of messages from before the preview.</summary>
    public const string Before = "before";

    private const string Actions = "(SELECT Number FROM temp.Previewed WHERE Kind = 'A')";
    private const string Risks = "(SELECT Number FROM temp.Previewed WHERE Kind = 'K')";
    private const string Recommendations = $"(SELECT Number FROM temp.Previewed WHERE Kind = 'R' UNION SELECT RecommendationId FROM Action WHERE Id IN {Actions})";
    private const string Plans = $"(SELECT Number FROM temp.Previewed WHERE Kind = 'P' UNION SELECT PlanId FROM Action WHERE Id IN {Actions})";

    private const string Subjects = "(SELECT Subject FROM temp.Previewed)";

    /// <summary>Tables that others point at come first.</summary>
    private static readonly (string Table, string Where)[] Copied =
    [
        ("WorkflowDefinition", "1 = 1"),
        ("Body", "1 = 1"),
        ("Person", "1 = 1"),
        ("Post", "1 = 1"),
        ("Absence", "1 = 1"),
        ("RoleMailbox", "1 = 1"),
        ("Succession", "1 = 1"),
        ("AdministratorTask", "1 = 1"),
        ("Report", 
            $"""
             Id IN (SELECT ReportId FROM Recommendation WHERE Id IN {Recommendations} UNION SELECT ReportId FROM ActionPlan WHERE Id IN {Plans}
                 UNION SELECT ReportId FROM Risk WHERE Id IN {Risks})
             """),
        ("Recommendation", $"Id IN {Recommendations}"),
        ("RecommendationBody", $"RecommendationId IN {Recommendations}"),
        ("ActionPlan", $"Id IN {Plans} OR (Kind = 'board' AND ReportId IN (SELECT ReportId FROM Risk WHERE Id IN {Risks}))"),
        ("Action", $"Id IN {Actions}"),
        ("Risk", $"Id IN {Risks}"),
        ("PlanVersion", $"PlanId IN {Plans}"),
        ("PlanFile", $"VersionId IN (SELECT Id FROM PlanVersion WHERE PlanId IN {Plans})"),
        ("WorkflowInstance", $"Subject IN {Subjects} AND Status = 'waiting'"),
        ("WorkflowTimer", $"InstanceId IN (SELECT Id FROM WorkflowInstance WHERE Subject IN {Subjects} AND Status = 'waiting')"),
        ("Notice", $"Subject IN {Subjects}"),
        ("Ledger", $"Subject IN {Subjects}"),
        ("TimelineEntry", $"Subject IN {Subjects}"),
        ("Message",
            $"""
             Kind = 'digest' AND ComposedAt >= @moment AND Recipient IN (
                 SELECT Recipient FROM Ledger WHERE Subject IN {Subjects} UNION SELECT Email COLLATE BINARY FROM Person UNION SELECT Address FROM RoleMailbox)
             """),
    ];

    /// <param name="midnight">Digests written since then are today's.</param>
    public static void Fill(UnitOfWork source, Database copy, IReadOnlyList<SubjectId> subjects, DateTimeOffset midnight)
    {
        source.Execute("CREATE TEMP TABLE Previewed (Kind TEXT NOT NULL, Number INTEGER NOT NULL, Subject TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID");
        var previewed = source.Bulk("INSERT INTO temp.Previewed (Kind, Number, Subject) VALUES (@kind, @number, @subject)", "kind", "number", "subject");
        foreach (var id in subjects)
            previewed.Queue(id.Kind.ToString(), id.Number, id.ToString());

        using var work = copy.Begin();
        foreach (var (table, where) in Copied)
            RowCopy.Run(source, work, table, where, Left, midnight);
        work.Execute("UPDATE Message SET State = @Before", new { Before });
        work.Commit();
    }

    private static string Left(string column) => column switch
    {
        "Content" => "x''",
        "Reading" or "Html" => "''",
        _ => column,
    };
}
