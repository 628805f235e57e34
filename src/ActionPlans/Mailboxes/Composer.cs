using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Turns the notices whose time has come into messages: one for each recipient, so that nobody is flooded. What no longer
/// applies is dropped, with the reason kept. All of it is one transaction; delivering comes later.
/// </summary>
internal sealed class Composer(Database database, Routing routing, SendingHours hours, MailboxOptions options, RuntimeMetrics metrics, TimeProvider clock)
{
    /// <returns>How many messages were composed.</returns>
    public int Compose()
    {
        var now = clock.GetUtcNow();
        if (hours.EarliestFrom(now) > now)
            return 0; // written at night, a digest would go out in the morning together with the morning's own

        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var pending = work.Query<PendingNotice>(Pending, new { now });
        if (pending.Count == 0)
            return 0;

        var subjects = new Dictionary<string, NoticeSubjectRow>(StringComparer.Ordinal);
        var firstTold = pending.Where(notice => NamesTheDate(notice.Template)).Select(notice => notice.Subject).ToHashSet(StringComparer.Ordinal);
        var parcels = new Dictionary<string, Parcel>(StringComparer.Ordinal);
        foreach (var decided in pending)
        {
            if (!subjects.TryGetValue(decided.Subject, out var subject))
                subjects.Add(decided.Subject, subject = NoticeSubjectRow.Load(work, SubjectId.Parse(decided.Subject, SubjectId.Tracked)));

            var (role, template) = NoticeRelevance.Redirected(decided.Role, decided.Template, subject);
            var notice = decided with { Role = role, Template = template };

            if ((NoticeRelevance.WhyDropped(notice.Template, notice.Step, subject) ?? SaidAnyway(notice, firstTold)) is { } reason)
            {
                Settle(work, notice, "dropped", reason);
                new TimelineEntry(notice.Subject, now, notice.Template, TimelineEntry.System, $"Not sent to the {notice.Role}: {reason}.") { Why = reason }.Insert(work);
                continue;
            }

            var recipients = routing.Resolve(notice.Role, subject.Bodies.Count > 1 && IsForDigest(notice) ? subject with { ForOpenPartsOnly = true } : subject, today);
            var wait = false;
            foreach (var (recipient, why) in recipients)
            {
                if (IsTold(work, notice, recipient))
                    continue;
                if (IsForDigest(notice) && HadDigest(work, recipient, today))
                {
                    wait = true; // one digest a day: this one is in tomorrow's
                    continue;
                }

                if (!parcels.TryGetValue(recipient.Address, out var parcel))
                    parcels.Add(recipient.Address, parcel = new Parcel(recipient));
                parcel.Add(notice, Item(work, notice, subject, why, today, recipients.Select(r => r.Recipient).Where(r => r != recipient)));
            }

            if (wait)
                work.Execute("UPDATE Notice SET SendAfter = @later WHERE Id = @Id", new { later = hours.NextMorning(now), notice.Id });
            else
                Settle(work, notice, "composed", null);
        }

        foreach (var parcel in parcels.Values)
            Store(work, parcel, now);
        work.Commit();
        metrics.Composed(parcels.Count);
        return parcels.Count;
    }

    /// <summary>A reminder on the very day on which somebody became responsible, or got a new date, would say the same twice.</summary>
    private static string? SaidAnyway(PendingNotice notice, HashSet<string> firstTold) =>
        notice.Template == NoticeKind.Reminder.ToStored() && firstTold.Contains(notice.Subject)
            ? "they are told of its date today"
            : null;

    private static bool NamesTheDate(string template) => template is "assigned" or "plan-required" or "plan-returned" or "date-agreed" or "deadline-corrected" or "extension-granted";

    /// <summary>When the next notice may become a message; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        using var connection = database.OpenForReading();
        return Dapper.SqlMapper.ExecuteScalar<long?>(connection, "SELECT min(SendAfter) FROM Notice WHERE State = 'pending'") is { } at
            ? hours.Next(TypeHandlers.Instant(at), clock.GetUtcNow())
            : null;
    }

    private static LetterItem Item(UnitOfWork work, PendingNotice notice, NoticeSubjectRow subject, string why, DateOnly today, IEnumerable<Recipient> others)
    {
        var kind = subject.Asks(NoticeKinds.Parse(notice.Template));

        return new LetterItem
        {
            About = subject.About,
            SubjectId = subject.Subject,
            Number = subject.Number,
            Kind = kind,
            Step = notice.Step,
            Text = subject.Text,
            ReportTitle = subject.ReportTitle,
            Area = subject.Area ?? "",
            Bodies = [.. subject.Bodies.Select(body => body.Name)],
            Due = kind is NoticeKind.TimescaleNeeded or NoticeKind.TargetProposed ? null : subject.RingsFor,
            IsReview = subject.IsReview,
            Lead = subject.Lead,
            EvidenceExpected = subject.EvidenceExpected,
            Explanation = subject.Explanation(),
            DaysLeft = subject.RingsFor is { } due ? due.DayNumber - today.DayNumber : null,
            Why = why,
            Merged = notice.Merged?.Split(',') ?? [],
            Comment = Said(work, kind, subject.Subject),
            Commands = NoticeCommands.For(kind, subject.Subject),
            Attached = MessageFiles.GoWith(kind) ? MessageFiles.Describe(work, SubjectId.Parse(subject.Subject, "P")) : [],
            AlsoTold = [.. others.Select(other => other.Name)],
        };
    }

    /// <summary>The reasons that the letter tells its reader to look at, as they stand in the timeline.</summary>
    private static string? Said(UnitOfWork work, NoticeKind kind, string subject)
    {
        var happening = kind switch
        {
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

    private void Store(UnitOfWork work, Parcel parcel, DateTimeOffset now)
    {
        var letter = LetterWriter.Write(new LetterRequest
        {
            LetterId = LetterId(parcel, now),
            At = LondonTime.At(now),
            To = parcel.Recipient,
            From = options.Sender,
            ServiceName = options.ServiceName,
            Items = parcel.Items,
        });
        work.Execute(
            """
            INSERT INTO Message (Id, Recipient, RecipientName, Role, Kind, Subject, Text, Html, Items, ComposedAt, State, Attempts, NextAttemptAt, Version)
            VALUES (@Id, @To, @ToName, @role, @kind, @Subject, @Text, @Html, @items, @now, 'pending', 0, @now, 1)
            """,
            new
            {
                letter.Id, letter.To, letter.ToName, role = parcel.Recipient.Role.Stored, kind = parcel.Notices.Exists(IsForDigest) ? "digest" : "immediate",
                letter.Subject, letter.Text, letter.Html, items = letter.Headers["X-ActionPlans-Items"], now,
            });
        foreach (var item in parcel.Items)
        {
            work.Bulk(
                "INSERT INTO Ledger (Subject, Step, Recipient, Kind, MessageId, Why) VALUES (@subject, @step, @recipient, @kind, @message, @why)",
                "subject", "step", "recipient", "kind", "message", "why").Run(
                item.SubjectId, item.Step, parcel.Recipient.Address, item.Kind.ToStored(), letter.Id, item.Why);
            if (item.Attached.Count > 0)
                MessageFiles.Attach(work, letter.Id, SubjectId.Parse(item.SubjectId, "P"));
            new TimelineEntry(item.SubjectId, now, item.Kind.ToStored(), TimelineEntry.System, $"Told {parcel.Recipient.Name} <{parcel.Recipient.Address}>.")
            {
                Why = item.Why,
                After = $"message {letter.Id}",
            }.Insert(work);
        }
    }

    /// <summary>The first notice and the recipient make it unique; composing the same parcel again, after a crash, gives the same id.</summary>
    private static string LetterId(Parcel parcel, DateTimeOffset now)
    {
        var recipient = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parcel.Recipient.Address)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{LondonTime.Today(now):yyyyMMdd}-{parcel.Notices[0].Id}-{recipient}");
    }

    private static bool IsForDigest(PendingNotice notice) => NoticeRelevance.IsOfLadder(NoticeKinds.Parse(notice.Template));

    private static bool IsTold(UnitOfWork work, PendingNotice notice, Recipient recipient) => work.Scalar<long>(
        "SELECT count(*) FROM Ledger WHERE Subject = @Subject AND Step = @Step AND Recipient = @Address",
        new { notice.Subject, notice.Step, recipient.Address }) > 0;

    private static bool HadDigest(UnitOfWork work, Recipient recipient, DateOnly today) => work.Scalar<long>(
        "SELECT count(*) FROM Message WHERE Recipient = @Address AND ComposedAt >= @midnight AND Kind = 'digest'",
        new { recipient.Address, midnight = LondonTime.StartOf(today) }) > 0;

    private static void Settle(UnitOfWork work, PendingNotice notice, string state, string? reason) =>
        work.Bulk("UPDATE Notice SET State = @state, StateReason = @reason WHERE Id = @id", "state", "reason", "id").Run(state, reason, notice.Id);

    private const string Pending =
        "SELECT Id, Subject, Step, Role, Template, Merged FROM Notice WHERE State = 'pending' AND SendAfter <= @now ORDER BY Id";

    private sealed record PendingNotice(long Id, string Subject, string Step, string Role, string Template, string? Merged);

    private sealed class Parcel(Recipient recipient)
    {
        public Recipient Recipient { get; } = recipient;

        public List<PendingNotice> Notices { get; } = [];

        public List<LetterItem> Items { get; } = [];

        public void Add(PendingNotice notice, LetterItem item)
        {
            // Two roles of one step can meet in one mailbox (a lead who is told of their own escalation): said once.
            if (Notices.Exists(other => other.Subject == notice.Subject && other.Step == notice.Step))
                return;
            Notices.Add(notice);
            Items.Add(item);
        }
    }
}
