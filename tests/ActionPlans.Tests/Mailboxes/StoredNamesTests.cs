using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class StoredNamesTests
{
    [Test]
    public void Roles_come_back_from_their_stored_names()
    {
        Assert.That(RecipientRole.All.Select(role => RecipientRole.Parse(role.Stored)), Is.EqualTo(RecipientRole.All));
        Assert.That(
            RecipientRole.All.Select(role => role.Stored),
            Is.EqualTo(new[] { "lead", "provider-lead", "executive-lead", "oversight", "regulator", "administrator" }));
    }

    [Test]
    public void Kinds_come_back_from_their_stored_names() =>
        Assert.That(Enum.GetValues<NoticeKind>().Select(kind => NoticeKinds.Parse(kind.ToStored())), Is.EqualTo(Enum.GetValues<NoticeKind>()));

    [Test]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        Assert.That(() => RecipientRole.Parse("boss"), Throws.TypeOf<FormatException>().With.Message.Contains("executive-lead"));
        Assert.That(() => NoticeKinds.Parse("chased"), Throws.TypeOf<FormatException>().With.Message.Contains("chase, date-agreed, deadline-corrected, due"));
    }
}
