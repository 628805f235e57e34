using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Mailboxes;

/// <summary>The letters of one transaction: for each recipient the message, its entries in the send-once ledger, and the timeline.</summary>
internal sealed class LetterBatch(
    Database database, UnitOfWork work, Routing routing, AddressBook book, SendingHours hours, MailboxOptions options, DateTimeOffset now)
{
    private readonly DateOnly today = LondonTime.Today(now);

    /// <summary>Wording is half the work and needs no database: it is done on other cores while the next letters are gathered.</summary>
    private readonly List<(Task<(Letter Letter, byte[] Html)> Written, Parcel Parcel)> letters = [];

    public int Composed => letters.Count;

    /// <summary>Writes to the recipients after <paramref name="last"/>, whole, until about <paramref name="size"/> notices are dealt with.</summary>
    /// <returns>The last recipient written to; null when nobody is left.</returns>
    public string? Write(string last, int size)
    {
        var reached = Gather(last, size);
        foreach (var (written, parcel) in letters)
        {
            var (letter, html) = written.GetAwaiter().GetResult();
            Insert(letter, html, parcel);
        }

        return reached;
    }

    private string? Gather(string last, int size)
    {
        Parcel? parcel = null;
        var count = 0;
        foreach (var page in Sorted.After(work, last, size))
            foreach (var (sorted, subject) in page.Zip(SubjectsAhead.Load(database, work, [.. page.Select(one => one.Notice)])))
            {
                if (parcel?.Address != sorted.Recipient)
                {
                    Store(parcel);
                    if (count >= size)
                        return parcel!.Address;
                    parcel = new Parcel(sorted.Recipient);
                }

                count++;
                Take(parcel, sorted.Notice, subject, sorted.IsShared);
            }

        Store(parcel);
        return null;
    }

    /// <summary>Everything is looked at again: between sorting and writing somebody may have acted, or another worker have written.</summary>
    private void Take(Parcel parcel, PendingNotice decided, NoticeSubjectRow subject, bool isShared)
    {
        var notice = decided.Redirected(subject);
        var owned = subject.Post is { } post ? Handover.Owned(work, book, post) : [];
        if ((NoticeRelevance.WhyDropped(notice.Template, notice.Step, subject) ?? WhyNotHandedOver(subject, owned)) is { } reason)
        {
            notice.Drop(work, reason, now);
            return;
        }

        var told = routing.Resolve(book, notice.Role, notice.Concerning(subject));
        var (recipient, why) = told.FirstOrDefault(one => one.Recipient.Address == parcel.Address);
        if (recipient is null)
            return; // somebody else holds the role since: the next run tells them

        if (notice.Kind.WaitsForDigest() && HadDigest(parcel))
        {
            notice.Defer(work, hours.NextMorning(now)); // one digest a day: this one is in tomorrow's
            return;
        }

        var kind = subject.Asks(notice.Kind);
        var letter = parcel.LetterId ?? LetterId(parcel.Address, notice.Id);
        if (Enter(notice, kind, recipient, why, letter))
        {
            parcel.LetterId = letter;
            parcel.Recipient ??= recipient;
            parcel.IsDigest |= notice.Kind.WaitsForDigest();
            if (MessageFiles.GoWith(kind))
                parcel.Plans.Add(SubjectId.Parse(subject.Subject, "P"));
            parcel.Add(notice.Id, kind, Due(kind, subject), DaysLeft(subject), () => Item(notice, kind, subject, recipient, why, told) with { Owned = owned });
        }

        if (!isShared || Sorted.IsToldToAll(work, notice.Id))
            notice.Composed(work);
    }

    private string? WhyNotHandedOver(NoticeSubjectRow subject, IReadOnlyList<string> owned) => subject.Post is not { } post ? null
        : post.Until <= today ? $"{post.Holder.Name} does not hold the post any more"
        : owned.Count == 0 ? "nothing is open there that they do not know of"
        : null;

    /// <returns>False when they were told before: in an earlier run, or in another role of the same step, whose mailbox is the same.</returns>
    private bool Enter(PendingNotice notice, NoticeKind kind, Recipient recipient, string why, string letter)
    {
        var isNew = work.Bulk(
            """
            INSERT INTO Ledger (Subject, Step, Recipient, Kind, MessageId, Why) VALUES (@subject, @step, @recipient, @kind, @message, @why)
            ON CONFLICT (Subject, Step, Recipient) DO NOTHING
            """,
            "subject", "step", "recipient", "kind", "message", "why").Run(notice.Subject, notice.Step, recipient.Address, kind.ToStored(), letter, why) == 1;
        if (isNew)
            new TimelineEntry(notice.Subject, now, kind.ToStored(), TimelineEntry.System, $"Told {recipient.Name} <{recipient.Address}>.")
            {
                Why = why,
                After = $"message {letter}",
            }.Insert(work);
        return isNew;
    }

    private LetterItem Item(
        PendingNotice notice, NoticeKind kind, NoticeSubjectRow subject, Recipient recipient, string why, IReadOnlyList<(Recipient Recipient, string Why)> told) => new()
    {
        About = subject.About,
        SubjectId = subject.Subject,
        Number = subject.Number,
        Kind = kind,
        Step = notice.Step,
        Text = subject.Text,
        ReportTitle = subject.ReportTitle,
        Area = subject.Area ?? "",
        Bodies = Routing.Responsible(book, subject),
        Due = Due(kind, subject),
        IsReview = subject.IsReview,
        SaidDoneOn = subject.SaidDoneOn,
        Lead = subject.Lead,
        EvidenceExpected = subject.EvidenceExpected,
        Explanation = subject.Explanation(),
        DaysLeft = DaysLeft(subject),
        Role = recipient.Role,
        Why = why,
        Merged = notice.Merged?.Split(',') ?? [],
        Comment = Said(kind, subject.Subject),
        Commands = NoticeCommands.For(kind, subject.Subject),
        Attached = MessageFiles.GoWith(kind) ? MessageFiles.Describe(work, SubjectId.Parse(subject.Subject, "P")) : [],
        AlsoTold = [.. told.Where(one => one.Recipient.Address != recipient.Address).Select(one => one.Recipient.Name)],
    };

    private static DateOnly? Due(NoticeKind kind, NoticeSubjectRow subject) => kind is NoticeKind.TimescaleNeeded or NoticeKind.TargetProposed ? null : subject.RingsFor;

    private int? DaysLeft(NoticeSubjectRow subject) => subject.RingsFor is { } due ? due.DayNumber - today.DayNumber : null;

    /// <summary>The reasons that the letter tells its reader to look at, as they stand in the timeline.</summary>
    private string? Said(NoticeKind kind, string subject)
    {
        var happening = kind switch
        {
            NoticeKind.AskedAfter => "Chased",
            NoticeKind.EvidenceReturned => "EvidenceRejected",
            NoticeKind.Reopened => "Reopened",
            NoticeKind.PartAccepted => "PartAccepted",
            NoticeKind.PlanReturned or NoticeKind.AmendmentReturned => "PlanReturned",
            NoticeKind.PlanSubmitted or NoticeKind.AmendmentSubmitted => "PlanSubmitted",
            NoticeKind.Withdrawn => subject[0] == 'K' ? "RiskClosed" : "Withdrawn",
            NoticeKind.DeadlineCorrected => "DeadlineCorrected",
            NoticeKind.ExtensionAsked => "ExtensionAsked",
            NoticeKind.ExtensionCountered => "ExtensionCountered",
            NoticeKind.ExtensionGranted => "ExtensionGranted",
            NoticeKind.ExtensionRefused => "ExtensionRefused",
            NoticeKind.TargetProposed => "TargetProposed",
            NoticeKind.ActionReopened => "ActionReopened",
            _ => null,
        };
        // Of a submission the letter's own words say that it happened; what is told is why and what changed.
        var column = MessageFiles.GoWith(kind) ? "Why" : "Text";
        return happening is null ? null : work.QueryFirst<string>(
            $"SELECT {column} FROM TimelineEntry WHERE Subject = @subject AND Kind = @happening ORDER BY Id DESC LIMIT 1", new { subject, happening });
    }

    private bool HadDigest(Parcel parcel)
    {
        if (parcel.HadDigest is { } known)
            return known;
        using var rows = work.Bulk("SELECT 1 WHERE EXISTS (SELECT 1 FROM Message WHERE Recipient = @recipient AND ComposedAt >= @midnight AND Kind = 'digest')", "recipient", "midnight")
            .Read(parcel.Address, LondonTime.StartOf(today));
        parcel.HadDigest = rows.Read();
        return parcel.HadDigest.Value;
    }

    private void Store(Parcel? parcel)
    {
        if (parcel?.Recipient is not { } recipient)
            return;

        var request = new LetterRequest
        {
            LetterId = parcel.LetterId!,
            At = LondonTime.At(now),
            To = recipient,
            From = options.Sender,
            ServiceName = options.ServiceName,
            Items = parcel.Items,
            NotShown = parcel.NotShown,
        };
        letters.Add((Task.Run(() =>
        {
            var letter = LetterWriter.Write(request);
            return (letter, PackedText.Pack(letter.Html));
        }), parcel));
    }

    private void Insert(Letter letter, byte[] html, Parcel parcel)
    {
        work.Bulk(
            """
            INSERT INTO Message (Id, Recipient, RecipientName, Role, Kind, Subject, Text, Html, PackedHtml, Items, ComposedAt, State, Attempts, NextAttemptAt, Version)
            VALUES (@id, @to, @name, @role, @kind, @subject, @text, '', @html, @items, @now, 'pending', 0, @now, 1)
            """,
            "id", "to", "name", "role", "kind", "subject", "text", "html", "items", "now").Queue(
            letter.Id, letter.To, letter.ToName, parcel.Recipient!.Role.Stored, parcel.IsDigest ? "digest" : "immediate",
            letter.Subject, letter.Text, html, letter.Headers["X-ActionPlans-Items"], now);
        foreach (var plan in parcel.Plans)
            MessageFiles.Attach(work, letter.Id, plan);
    }

    /// <summary>The first notice and the recipient make it unique; composing the same parcel again, after a crash, gives the same id.</summary>
    private string LetterId(string address, long firstNotice)
    {
        var recipient = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{today:yyyyMMdd}-{firstNotice}-{recipient}");
    }
}
