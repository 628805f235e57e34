using ActionPlans.Data;

namespace ActionPlans.Mailboxes;

/// <summary>
/// The notices of one run, sorted by recipient: temporary tables of its own connection, so that a million of them take no memory, two runs at a
/// time do not meet, and a run that died leaves nothing behind.
/// </summary>
internal sealed class Sorted(DatabaseSession session)
{
    private const string Tables = """
        DROP TABLE IF EXISTS temp.Due;
        DROP TABLE IF EXISTS temp.Sorted;
        DROP TABLE IF EXISTS temp.Shared;
        CREATE TEMP TABLE Due (Id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE Sorted (Recipient TEXT NOT NULL, NoticeId INTEGER NOT NULL, IsShared INTEGER NOT NULL, PRIMARY KEY (Recipient, NoticeId)) WITHOUT ROWID;
        CREATE TEMP TABLE Shared (NoticeId INTEGER PRIMARY KEY, ToTell INTEGER NOT NULL);
        """;

    /// <summary>Takes down which notices are due. What is decided from now on is for the next run.</summary>
    public void Begin(DateTimeOffset now)
    {
        session.Execute(Tables);
        session.Execute("INSERT INTO temp.Due (Id) SELECT Id FROM Notice WHERE State = 'pending' AND SendAfter <= @now", new { now });
    }

    /// <summary>The next ones that are still pending, in the order in which they were decided.</summary>
    public static IReadOnlyList<PendingNotice> Due(UnitOfWork work, long after, int limit)
    {
        var due = new List<PendingNotice>(limit);
        using var rows = work.Bulk(DueAfter, "after", "limit").Read(after, limit);
        while (rows.Read())
            due.Add(PendingNotice.Read(rows));
        return due;
    }

    /// <summary>A notice is settled when everybody in <paramref name="addresses"/> was told.</summary>
    public static void Add(UnitOfWork work, long notice, IReadOnlyCollection<string> addresses)
    {
        var insert = work.Bulk("INSERT INTO temp.Sorted (Recipient, NoticeId, IsShared) VALUES (@recipient, @notice, @shared)", "recipient", "notice", "shared");
        foreach (var address in addresses)
            insert.Queue(address, notice, addresses.Count > 1 ? 1 : 0);
        if (addresses.Count > 1)
            work.Bulk("INSERT INTO temp.Shared (NoticeId, ToTell) VALUES (@notice, @count)", "notice", "count").Queue(notice, addresses.Count);
    }

    /// <summary>Recipients in order after one, each with all their pending notices in the order in which they were decided: <paramref name="size"/> of them, then the rest by small pages.</summary>
    public static IEnumerable<IReadOnlyList<SortedNotice>> After(UnitOfWork work, string recipient, int size)
    {
        var after = long.MaxValue;
        for (var limit = size; ; limit = RestSize)
        {
            var page = Page(work, recipient, after, limit);
            if (page.Count > 0)
                yield return page;
            if (page.Count < limit)
                yield break;
            (recipient, after) = (page[^1].Recipient, page[^1].Notice.Id);
        }
    }

    /// <summary>Of the recipient whose notices the page before broke off at, only these few are still wanted.</summary>
    private const int RestSize = 100;

    private static List<SortedNotice> Page(UnitOfWork work, string recipient, long notice, int limit)
    {
        var page = new List<SortedNotice>(limit);
        using var rows = work.Bulk(SortedAfter, "recipient", "notice", "limit").Read(recipient, notice, limit);
        while (rows.Read())
            page.Add(new SortedNotice(rows.Text(6), PendingNotice.Read(rows), rows.Number(7) == 1));
        return page;
    }

    /// <returns>Whether this was the last of those who share the notice.</returns>
    public static bool IsToldToAll(UnitOfWork work, long notice)
    {
        work.Bulk("UPDATE temp.Shared SET ToTell = ToTell - 1 WHERE NoticeId = @notice", "notice").Run(notice);
        using var left = work.Bulk("SELECT ToTell FROM temp.Shared WHERE NoticeId = @notice", "notice").Read(notice);
        return left.Read() && left.Number(0) == 0;
    }

    // CROSS JOIN: SQLite keeps the order of the tables, and so need not sort.
    private const string DueAfter = $"""
        SELECT {PendingNotice.Columns}
        FROM temp.Due d
        CROSS JOIN Notice n
        WHERE d.Id > @after AND n.Id = d.Id AND n.State = 'pending'
        ORDER BY d.Id
        LIMIT @limit
        """;

    private const string SortedAfter = $"""
        SELECT {PendingNotice.Columns}, s.Recipient, s.IsShared
        FROM temp.Sorted s
        CROSS JOIN Notice n
        WHERE s.Recipient >= @recipient AND (s.Recipient > @recipient OR s.NoticeId > @notice) AND n.Id = s.NoticeId AND n.State = 'pending'
        ORDER BY s.Recipient, s.NoticeId
        LIMIT @limit
        """;
}

/// <param name="IsShared">Whether others are told of it, too.</param>
internal sealed record SortedNotice(string Recipient, PendingNotice Notice, bool IsShared);
