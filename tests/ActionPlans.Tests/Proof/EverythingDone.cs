using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Proof;

/// <summary>All that an installation has decided, recorded and sent, one line a fact: two lives with equal facts did the same, each thing once.</summary>
internal static class EverythingDone
{
    public static IReadOnlyList<string> By(Installation installation) =>
    [
        .. installation.Rows<string>("SELECT 'ledger ' || Subject || ' ' || Step || ' ' || Recipient || ' ' || Kind || ' ' || MessageId FROM Ledger ORDER BY 1"),
        .. installation.Rows<string>("SELECT 'message ' || Id || ' ' || Recipient || ' ' || State || ' ' || Items FROM Message ORDER BY 1"),
        .. installation.Messages.Select(message => $"letter {message.Id} {message.To} {message.Subject} {string.Join(", ", message.Items)} {message.Text}").Order(StringComparer.Ordinal),
        .. Decided(installation),
    ];

    /// <summary>What the workflows did, without what became of it in the mailboxes.</summary>
    public static IReadOnlyList<string> Decided(Installation installation) =>
    [
        .. installation.Rows<string>(
            """
            SELECT 'journal ' || i.Subject || ' ' || d.DefinitionId || ' ' || row_number() OVER (PARTITION BY j.InstanceId ORDER BY j.Id) || ' ' || j.At || ' '
                || j.Happening || ' ' || hex(j.Entries)
            FROM WorkflowJournal j
            JOIN WorkflowInstance i ON i.Id = j.InstanceId
            JOIN WorkflowDefinition d ON d.Id = i.Definition
            ORDER BY 1
            """),
        // The state begins with the subject's name, which is a number given in the order of the acts for some: it stands in the line once, readable.
        .. installation.Rows<string>(
            """
            SELECT 'instance ' || Subject || ' ' || Status || ' ' || coalesce(Fault, '') || ' ' || coalesce(LadderStep, '') || ' ' || replace(hex(State), hex(Subject), '')
            FROM WorkflowInstance
            ORDER BY 1
            """),
        .. installation.Rows<string>(
            """
            SELECT 'timer ' || i.Subject || ' ' || i.Definition || ' ' || t.Bookmark || ' ' || coalesce(t.DueAt, '') || ' ' || coalesce(t.Point, '')
            FROM WorkflowTimer t
            JOIN WorkflowInstance i ON i.Id = t.InstanceId
            ORDER BY 1
            """),
        .. installation.Rows<string>("SELECT 'notice ' || Subject || ' ' || Step || ' ' || Role || ' ' || Template || ' ' || coalesce(Merged, '') || ' ' || DecidedAt FROM Notice ORDER BY 1"),
        // When a letter went out is not compared: a killed worker's letters are left to it for five minutes, then delivered again.
        .. installation.Rows<string>(
            """
            SELECT 'timeline ' || Subject || ' ' || CASE WHEN Kind LIKE 'message-%' THEN 'once' ELSE At END || ' ' || Kind || ' ' || By || ' ' || Text
            FROM TimelineEntry
            ORDER BY 1
            """),
        .. installation.Rows<string>("SELECT 'evidence ' || Subject || ' ' || State || ' ' || SubmittedAt || ' ' || coalesce(DecidedAt, '') FROM EvidenceFor ORDER BY 1"),
        .. installation.Rows<string>("SELECT 'recommendation ' || Id || ' ' || State || ' ' || Version FROM Recommendation ORDER BY 1"),
    ];
}
