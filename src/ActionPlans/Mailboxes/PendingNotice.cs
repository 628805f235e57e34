using ActionPlans.Data;
using ActionPlans.Runtime;

namespace ActionPlans.Mailboxes;

/// <summary>A notice that has not become a message yet.</summary>
/// <param name="Merged">Steps that it also stands for, with commas between; null: none.</param>
internal sealed record PendingNotice(long Id, string Subject, string Step, string Role, string Template, string? Merged)
{
    public NoticeKind Kind => NoticeKinds.Parse(Template);

    /// <summary>What <see cref="Read"/> reads, of Notice n.</summary>
    public const string Columns = "n.Id, n.Subject, n.Step, n.Role, n.Template, n.Merged";

    public static PendingNotice Read(BulkRows row) => new(row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5));

    /// <summary>To whom it goes by now, and what it says.</summary>
    public PendingNotice Redirected(NoticeSubjectRow subject)
    {
        var (role, template) = NoticeRelevance.Redirected(Role, Template, subject);
        return this with { Role = role, Template = template };
    }

    /// <summary>Of several bodies, those that have done their part are not reminded of it.</summary>
    public NoticeSubjectRow Concerning(NoticeSubjectRow subject) => subject.Bodies.Count > 1 && (Kind.WaitsForDigest() || Kind == NoticeKind.AskedAfter) ? subject with { ForOpenPartsOnly = true } : subject;

    public void Composed(UnitOfWork work) => Settle(work, "composed", null);

    /// <summary>It no longer applies; nobody is told, and the timeline says why.</summary>
    public void Drop(UnitOfWork work, string reason, DateTimeOffset now)
    {
        if (Settle(work, "dropped", reason))
            new TimelineEntry(Subject, now, Template, TimelineEntry.System, $"Not sent to the {Role}: {reason}.") { Why = reason }.Insert(work);
    }

    public void Defer(UnitOfWork work, DateTimeOffset until) =>
        work.Bulk("UPDATE Notice SET SendAfter = @until WHERE Id = @id AND State = 'pending'", "until", "id").Queue(until, Id);

    private bool Settle(UnitOfWork work, string state, string? reason) =>
        work.Bulk("UPDATE Notice SET State = @state, StateReason = @reason WHERE Id = @id AND State = 'pending'", "state", "reason", "id").Run(state, reason, Id) == 1;
}
