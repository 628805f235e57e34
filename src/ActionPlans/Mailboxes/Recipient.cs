namespace ActionPlans.Mailboxes;

/// <summary>One person or role mailbox that a letter goes to.</summary>
/// <param name="Address">E-mail address as configured. Checked when a letter is delivered, so that a wrong one becomes a visible failure.</param>
/// <param name="Name">Display name; empty when only the address is known.</param>
/// <param name="Role">In which capacity they get the letter; the advice in it depends on this.</param>
public sealed record Recipient(string Address, string Name, RecipientRole Role);
