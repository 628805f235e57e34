using ActionPlans.Data;
using ActionPlans.People;

namespace ActionPlans.Mailboxes;

/// <summary>What follows from a letter that did not arrive, in the transaction that marks it as failed.</summary>
internal static class Undeliverable
{
    /// <summary>
    /// The address is wrong. An administrator hears of it, nothing is routed there until the task is done, and what the letter said goes to the
    /// next best: its notices wait again, and the ledger keeps those out who were told.
    /// </summary>
    public static void AddressFailed(UnitOfWork work, string message, string address, string reason, DateTimeOffset now, DateTimeOffset tellAfter)
    {
        AdministratorTasks.Raise(
            work, new TaskToRaise(TaskToRaise.MailboxFailed, address, $"Letters to {address} come back: {reason} Until this task is done, others are told instead."), now, tellAfter);
        work.Execute(
            """
            UPDATE Notice SET State = 'pending', SendAfter = @tellAfter
            WHERE State = 'composed' AND Id IN (
                SELECT n.Id FROM Ledger l JOIN Notice n ON n.Subject = l.Subject AND n.Step = l.Step WHERE l.MessageId = @message)
            """,
            new { message, tellAfter });
    }

    /// <summary>The server or the folder does not work, whoever the letter is for: it waits until somebody sends it again.</summary>
    public static void DeliveryFailed(UnitOfWork work, string where, string reason, DateTimeOffset now, DateTimeOffset tellAfter) => AdministratorTasks.Raise(
        work, new TaskToRaise(TaskToRaise.DeliveryFailed, where, $"{reason} Put it right, then send again what failed: actionplans messages retry"), now, tellAfter);
}
