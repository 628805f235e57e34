namespace ActionPlans.Mailboxes;

/// <summary>Somewhere a letter can be delivered.</summary>
public interface IMailbox
{
    /// <summary>Delivers the letter once; trying again is up to <see cref="MailboxPipeline"/>.</summary>
    /// <exception cref="MailboxException">It was not delivered.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. The letter may have arrived; its Message-ID tells a repeat.</exception>
    Task DeliverAsync(Letter letter, CancellationToken cancellationToken);
}
