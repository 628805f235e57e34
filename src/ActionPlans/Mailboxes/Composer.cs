using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Turns the notices whose time has come into messages: one for each recipient, so that nobody is flooded. What no longer
/// applies is dropped, with the reason kept. Delivering comes later.
/// One pass in two strides: notices are sorted by recipient, then each recipient's are written. Each batch is a transaction; a run that died is
/// taken up by the next, which finds in the ledger who was told, and gives every letter the id it would have had.
/// </summary>
internal sealed class Composer(Database database, Routing routing, SendingHours hours, MailboxOptions options, RuntimeMetrics metrics, TimeProvider clock)
{
    /// <summary>Notices in one transaction: short enough that a person's own click never waits long, long enough that the commit costs little.</summary>
    internal int BatchSize { get; set; } = 2_000;

    /// <returns>How many messages were composed.</returns>
    public int Compose()
    {
        var now = clock.GetUtcNow();
        if (hours.EarliestFrom(now) > now || !IsAnythingDue(now))
            return 0; // written at night, a digest would go out in the morning together with the morning's own

        using var session = database.OpenSession();
        new Sorted(session).Begin(now);
        Sort(session, now);
        var composed = Write(session, now);
        metrics.Composed(composed);
        return composed;
    }

    /// <summary>When the next notice may become a message; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        using var connection = database.OpenForReading();
        return connection.ExecuteScalar<long?>("SELECT min(SendAfter) FROM Notice WHERE State = 'pending'") is { } at
            ? hours.Next(TypeHandlers.Instant(at), clock.GetUtcNow())
            : null;
    }

    private bool IsAnythingDue(DateTimeOffset now)
    {
        using var connection = database.OpenForReading();
        return connection.ExecuteScalar<bool>("SELECT CASE WHEN EXISTS (SELECT 1 FROM Notice WHERE State = 'pending' AND SendAfter <= @now) THEN 1 ELSE 0 END", new { now });
    }

    private void Sort(DatabaseSession session, DateTimeOffset now)
    {
        var midnight = LondonTime.StartOf(LondonTime.Today(now));
        IReadOnlyList<PendingNotice> batch;
        for (var last = 0L; ; last = batch[^1].Id)
        {
            using var work = session.Begin();
            batch = Sorted.Due(work, last, BatchSize);
            if (batch.Count == 0)
                return;

            var book = routing.On(work, LondonTime.Today(now));
            foreach (var (notice, subject) in batch.Zip(SubjectsAhead.Load(database, work, batch)))
                Sort(work, book, notice, subject, now, midnight);
            foreach (var task in book.TakeWrong())
                AdministratorTasks.Raise(work, task, now, hours.EarliestFrom(now));
            work.Commit();
        }
    }

    private void Sort(UnitOfWork work, AddressBook book, PendingNotice decided, NoticeSubjectRow subject, DateTimeOffset now, DateTimeOffset midnight)
    {
        var notice = decided.Redirected(subject);
        if ((NoticeRelevance.WhyDropped(notice.Template, notice.Step, subject) ?? SaidAnyway(work, notice, now, midnight)) is { } reason)
            notice.Drop(work, reason, now);
        else
            Sorted.Add(work, notice.Id, [.. routing.Resolve(book, notice.Role, notice.Concerning(subject)).Select(told => told.Recipient.Address).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>A reminder on the very day on which somebody became responsible, or got a new date, would say the same twice.</summary>
    private static string? SaidAnyway(UnitOfWork work, PendingNotice notice, DateTimeOffset now, DateTimeOffset midnight)
    {
        if (notice.Kind != NoticeKind.Reminder)
            return null;
        using var told = work.Bulk(NamesTheDateToday, "subject", "now", "midnight").Read(notice.Subject, now, midnight);
        return told.Read() ? "they are told of its date today" : null;
    }

    private int Write(DatabaseSession session, DateTimeOffset now)
    {
        var composed = 0;
        for (string? last = ""; last is not null;)
        {
            using var work = session.Begin();
            var letters = new LetterBatch(database, work, routing, routing.On(work, LondonTime.Today(now)), hours, options, now);
            last = letters.Write(last, BatchSize);
            work.Commit();
            composed += letters.Composed;
        }

        return composed;
    }

    /// <summary>Asked for every reminder. A first row in some order would be sorted for; that there is one is not.</summary>
    private const string NamesTheDateToday = """
        SELECT 1
        WHERE EXISTS (
            SELECT 1
            FROM Notice
            WHERE Subject = @subject
              AND SendAfter <= @now AND (State = 'pending' OR (State = 'composed' AND SendAfter >= @midnight))
              AND Template IN ('assigned', 'plan-required', 'plan-returned', 'date-agreed', 'deadline-corrected', 'extension-granted'))
        """;
}
