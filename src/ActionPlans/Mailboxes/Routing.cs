using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>Who is told what: from a role and a subject to mailboxes, on the day of sending.</summary>
internal sealed class Routing(RoutingOptions options)
{
    /// <summary>The recipients of a role, each with the sentence that tells them why they are told.</summary>
    public IReadOnlyList<(Recipient Recipient, string Why)> Resolve(string role, NoticeSubjectRow subject, DateOnly on) => role switch
    {
        "lead" => [.. subject.Bodies.Where(subject.Concerns).Select(body => Lead(body, accountable: body == subject.Bodies[0], subject))],
        "executive-lead" => [ExecutiveLead(subject.Bodies.First(subject.Concerns), subject)],
        "oversight" => [Of(
            RecipientRole.Oversight, subject.OverseenBy ?? OversightBody(on, subject.Region), $"You oversee the action plans of {subject.Area ?? "this area"}.")],
        "regulator" => [Of(RecipientRole.Regulator, RegulatorTeam(subject.Region), $"Your team follows up what is overdue in {subject.Area ?? "this area"}.")],
        "administrator" => [Of(RecipientRole.Administrator, options.Service, "You keep people and mailboxes in order.")],
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

    private (Recipient, string) Lead(ResponsibleBody body, bool accountable, NoticeSubjectRow subject)
    {
        var role = !accountable && body.Role == "provider" ? RecipientRole.ProviderLead : RecipientRole.Lead;
        var thing = subject.Thing;
        return Of(role, body.Name, accountable
            ? $"{body.Name} is accountable for this {thing}, and you are its safeguarding lead."
            : $"The {(subject.About is NoticeSubject.Action ? "plan" : "report")} names {body.Name} for this {thing}, and you are its safeguarding lead.");
    }

    private (Recipient, string) ExecutiveLead(ResponsibleBody body, NoticeSubjectRow subject) => Of(
        RecipientRole.ExecutiveLead, body.Name, body == subject.Bodies[0]
            ? $"{body.Name} is accountable for this {subject.Thing}, and you are its executive lead."
            : $"The part of {body.Name} in this recommendation is open, and you are its executive lead.");

    private (Recipient, string) Of(RecipientRole role, string body, string why)
    {
        var key = $"{role.Stored}@{body}";
        var address = options.Addresses.TryGetValue(key, out var configured) ? configured : $"{role.Stored}.{Slug(body)}@{options.SampleDomain}";
        return (new Recipient(address, Title(role, body), role), why);
    }

    private static string Title(RecipientRole role, string body) =>
        role.DoesTheWork ? $"Safeguarding lead at {body}"
        : role == RecipientRole.ExecutiveLead ? $"Executive lead at {body}"
        : role == RecipientRole.Administrator ? $"Administrator of {body}"
        : body;

    private static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == 40)
                break;
        }

        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "body";
    }
}
