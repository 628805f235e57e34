namespace ActionPlans.Mailboxes;

/// <summary>Who is written to for a role.</summary>
/// <param name="Because">Why they get what is not theirs: they deputise, or nobody else can be reached; null: they hold the role.</param>
internal sealed record Contact(Recipient Recipient, string? Because);
