using ActionPlans.Data;

namespace ActionPlans.Mailboxes;

/// <summary>
/// What many notices are about, read on another core while the ones before are dealt with. Composing changes nothing that is read here, and nobody else
/// writes meanwhile: the second connection sees what the first would.
/// </summary>
internal static class SubjectsAhead
{
    private const int Stride = 100;

    /// <returns>For each notice its subject, in the same order.</returns>
    public static IEnumerable<NoticeSubjectRow> Load(Database database, UnitOfWork work, IReadOnlyList<PendingNotice> notices)
    {
        if (notices.Count <= Stride || !database.IsReadBesideWriting)
        {
            foreach (var notice in notices)
                yield return Load(work, notice);
            yield break;
        }

        using var reading = database.BeginReading();
        var next = Start(0);
        try
        {
            for (var from = Stride; from < notices.Count + Stride; from += Stride)
            {
                var subjects = next.GetAwaiter().GetResult();
                next = Start(from);
                foreach (var subject in subjects)
                    yield return subject;
            }
        }
        finally
        {
            Task.WhenAny(next).GetAwaiter().GetResult(); // the connection is closed when nobody reads any more
        }

        Task<List<NoticeSubjectRow>> Start(int from) => Task.Run(() => notices.Skip(from).Take(Stride).Select(notice => Load(reading, notice)).ToList());
    }

    private static NoticeSubjectRow Load(UnitOfWork work, PendingNotice notice) => NoticeSubjectRow.Load(work, SubjectId.Parse(notice.Subject, SubjectId.Told));
}
