using ActionPlans.Data;

namespace ActionPlans.Mailboxes;

/// <summary>
/// That a role is to be told something about a subject. Who holds the role, and at which address, is looked up when the message is
/// composed, so that a person who left in the meantime gets nothing.
/// </summary>
/// <param name="Step">The ledger's key: the same step of the same subject is told to the same recipient once.</param>
/// <param name="Merged">Earlier steps of the ladder that this one stands for, oldest first.</param>
internal sealed record Notice(
    string Subject, string Step, string Role, string Template, IReadOnlyList<string> Merged, DateTimeOffset DecidedAt, DateTimeOffset SendAfter)
{
    public void Insert(UnitOfWork work) => work.Bulk(
        """
        INSERT INTO Notice (Id, Subject, Step, Role, Template, Merged, DecidedAt, SendAfter, State)
        VALUES (@id, @subject, @step, @role, @template, @merged, @decided, @send, 'pending')
        ON CONFLICT (Subject, Step, Role) DO NOTHING
        """,
        "id", "subject", "step", "role", "template", "merged", "decided", "send").Queue(
        work.NextId("Notice"), Subject, Step, Role, Template, Merged.Count == 0 ? null : string.Join(',', Merged), DecidedAt, SendAfter);
}
