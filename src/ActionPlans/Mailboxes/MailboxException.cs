namespace ActionPlans.Mailboxes;

/// <summary>A letter was not delivered. The message is one line for the person who looks after the mailboxes; it never holds a password.</summary>
public sealed class MailboxException(string message, bool transient, Exception? cause = null, bool addressRefused = false) : Exception(PlainText.OneLine(message), cause)
{
    /// <summary>
    /// True when the same letter may well be delivered later (server busy, not reachable, disk full); false when somebody has to change
    /// something first (address, password, folder).
    /// </summary>
    public bool Transient { get; } = transient;

    /// <summary>True when it is the recipient's address that is wrong, so that others can still be told.</summary>
    public bool AddressRefused { get; } = addressRefused;
}
