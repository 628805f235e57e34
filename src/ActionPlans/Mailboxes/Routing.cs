using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Mailboxes;

/// <summary>Who is told what: from a role and a subject to people and mailboxes, on the day of sending.</summary>
internal sealed class Routing(RoutingOptions options)
{
    /// <summary>The addresses as they hold on a day. For one run: what is registered meanwhile is seen by the next.</summary>
    public AddressBook On(UnitOfWork work, DateOnly day) => new(work, options, day);

    /// <summary>The recipients of a role, each with the sentence that tells them why they are told.</summary>
    public IReadOnlyList<(Recipient Recipient, string Why)> Resolve(AddressBook book, string role, NoticeSubjectRow subject) => role switch
    {
        "lead" => Somebody(book, [.. subject.Bodies.Where(subject.Concerns).SelectMany(body => Lead(book, body, accountable: body == subject.Bodies[0], subject))]),
        "executive-lead" => Somebody(book, subject.Bodies.FirstOrDefault(subject.Concerns) is { } body ? ExecutiveLead(book, body, subject) : []),
        "oversight" => Of(
            book, RecipientRole.Oversight, subject.OverseenBy ?? OversightBody(book.On, subject.Region), $"You oversee the action plans of {subject.Area ?? "this area"}."),
        "regulator" => Of(book, RecipientRole.Regulator, RegulatorTeam(subject.Region), $"Your team follows up what is overdue in {subject.Area ?? "this area"}."),
        "administrator" => Administrator(book),
        Handover.Role => [(subject.Post!.Holder, $"You are registered as {subject.Number}.")],
        _ => throw new FormatException(NoRole(role)),
    };

    /// <summary>The role, when mail can be routed to it.</summary>
    /// <exception cref="FormatException">It cannot.</exception>
    public static string Require(string role) =>
        role is "lead" or "executive-lead" or "oversight" or "regulator" or "administrator" ? role : throw new FormatException(NoRole(role));

    private static string NoRole(string role) => $"'{role}' is no role; known are lead, executive-lead, oversight, regulator and administrator";

    /// <summary>
    /// Who oversees plans on that day: strategic health authorities until 31 March 2013, NHS England's area teams (from April 2015
    /// local teams) until 30 June 2022, its regional teams since (Health and Social Care Act 2012; Health and Care Act 2022).
    /// </summary>
    public static string OversightBody(DateOnly on, string? region)
    {
        var place = region is null ? "" : $" {region}";
        if (on < new DateOnly(2013, 4, 1))
            return $"Strategic Health Authority{place}";
        if (on < new DateOnly(2015, 4, 1))
            return $"NHS England area team{place}";
        return on < new DateOnly(2022, 7, 1) ? $"NHS England local team{place}" : $"NHS England regional team{place}";
    }

    public static string RegulatorTeam(string? region) => region is null ? "CQC regional team" : $"CQC regional team {region}";

    /// <summary>Responsible bodies as a letter names them on the day: who answers now, and how the report printed it.</summary>
    public static IReadOnlyList<string> Responsible(AddressBook book, NoticeSubjectRow subject) => [.. subject.Bodies.Select(body => book.Path(body.Name) is [.., var last]
        ? $"{last.To} (printed as {body.Name}; its duties passed to {last.To} on {Say.Day(last.On)})"
        : body.Name)];

    private static IReadOnlyList<(Recipient, string)> Lead(AddressBook book, ResponsibleBody body, bool accountable, NoticeSubjectRow subject)
    {
        var name = book.Answering(body.Name);
        return Told(
            book.Of(RoleOf(body), body.Name),
            accountable ? $"{name} is accountable for this {subject.Thing}" : $"The {(subject.About is NoticeSubject.Action ? "plan" : "report")} names {name} for this {subject.Thing}",
            "you are its safeguarding lead");
    }

    /// <summary>A trust has one lead and one mailbox for it, whether it answers for the matter or takes part in it.</summary>
    private static RecipientRole RoleOf(ResponsibleBody body) => body.Role == "provider" ? RecipientRole.ProviderLead : RecipientRole.Lead;

    private static IReadOnlyList<(Recipient, string)> ExecutiveLead(AddressBook book, ResponsibleBody body, NoticeSubjectRow subject)
    {
        var name = book.Answering(body.Name);
        return Told(
            book.Of(RecipientRole.ExecutiveLead, body.Name),
            body == subject.Bodies[0] ? $"{name} is accountable for this {subject.Thing}" : $"The part of {name} in this recommendation is open",
            "you are its executive lead");
    }

    /// <summary>What names nobody must not be lost.</summary>
    private IReadOnlyList<(Recipient, string)> Somebody(AddressBook book, IReadOnlyList<(Recipient, string)> told) => told.Count > 0 ? told : Administrator(book);

    private static IReadOnlyList<(Recipient, string)> Told(IReadOnlyList<Contact> contacts, string fact, string capacity) =>
        [.. contacts.Select(contact => (contact.Recipient, contact.Because is { } because ? $"{fact}. {because}" : $"{fact}, and {capacity}."))];

    private IReadOnlyList<(Recipient, string)> Administrator(AddressBook book) =>
        Of(book, RecipientRole.Administrator, options.Service, "You keep people and mailboxes in order.");

    private static IReadOnlyList<(Recipient, string)> Of(AddressBook book, RecipientRole role, string body, string why) =>
        [.. book.Of(role, body).Select(contact => (contact.Recipient, contact.Because ?? why))];
}
