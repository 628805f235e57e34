using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Reports;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Who is written to for a role at a body, on one day. In this order, and the first that finds somebody holds:
/// 1. those who hold the post, each replaced by their deputies while away; 2. the role's own mailbox, registered or configured;
/// 3. a made-up address, as long as nobody is registered for the body at all; 4. the same at the bodies it took over from; 5. its executive
/// lead; 6. the administrator. From 4 on something is wrong, and a task says so. An address that letters came back from counts as none.
/// </summary>
internal sealed class AddressBook(UnitOfWork work, RoutingOptions options, DateOnly on)
{
    /// <summary>Enough for the neighbourhood of a batch; the memory of a long run stays flat.</summary>
    private const int Remembered = 10_000;

    private readonly Dictionary<(RecipientRole, string), IReadOnlyList<Contact>> contacts = [];
    private readonly Dictionary<string, IReadOnlyList<Succession>> paths = new(StringComparer.Ordinal);
    private readonly List<TaskToRaise> wrong = [];
    private ILookup<string, long>? answered;
    private readonly bool anybodyRegistered = work.Scalar<long>("SELECT CASE WHEN EXISTS (SELECT 1 FROM Post) OR EXISTS (SELECT 1 FROM RoleMailbox) THEN 1 ELSE 0 END") > 0;
    private readonly HashSet<string> failing = work.Query<string>(
        "SELECT Subject FROM AdministratorTask WHERE Kind = @kind AND DoneAt IS NULL", new { kind = TaskToRaise.MailboxFailed }).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address was passed over because letters come back from it: then there is a task already.</summary>
    private bool passedOver;

    public DateOnly On => on;

    /// <summary>What was found wrong since it was last asked for.</summary>
    public IReadOnlyList<TaskToRaise> TakeWrong()
    {
        TaskToRaise[] taken = [.. wrong];
        wrong.Clear();
        return taken;
    }

    /// <summary>Whoever took over from a body up to the day, oldest first; empty while it answers itself.</summary>
    public IReadOnlyList<Succession> Path(string body)
    {
        if (paths.TryGetValue(body, out var path))
            return path;

        path = Successions.Path(work, body, on);
        if (path.FirstOrDefault(step => step.IsOneOfSeveral) is { } unclear)
            wrong.Add(new TaskToRaise(
                TaskToRaise.SuccessionUnclear, unclear.From,
                $"The duties of {unclear.From} went to several bodies on {Say.Day(unclear.On)}; letters go to {unclear.To}. "
                + $"Register the right one: actionplans bodies succeed \"{unclear.From}\" --to \"NAME\" --on {unclear.On:yyyy-MM-dd}"));
        return Remember(paths, body, path);
    }

    /// <summary>The bodies for which this one answers on the day, itself among them.</summary>
    public IReadOnlyList<long> AnsweredBy(string body)
    {
        answered ??= work.Query<NamedBody>("SELECT Id, Name FROM Body").ToLookup(one => Answering(one.Name), one => one.Id, StringComparer.OrdinalIgnoreCase);
        return [.. answered[body]];
    }

    /// <summary>The name of the body that answers on the day.</summary>
    public string Answering(string body) => Path(body) is [.., var last] ? last.To : body;

    /// <summary>Whom to write to; at least one, and all of them when several hold the role.</summary>
    /// <param name="body">As it is named in the report; whoever took over answers.</param>
    public IReadOnlyList<Contact> Of(RecipientRole role, string body) =>
        contacts.TryGetValue((role, body), out var known) ? known : Remember(contacts, (role, body), Find(role, body));

    private IReadOnlyList<Contact> Find(RecipientRole role, string body)
    {
        passedOver = false;
        var today = Answering(body);
        var names = Path(body).Select(step => step.From).Append(today).ToList();
        if (At(role, today) is { Count: > 0 } found)
            return found;
        if (!names.Exists(IsRegistered) && !names.Exists(name => Configured(role, name) is not null) && MadeUp(role, today) is { } madeUp)
            return [madeUp];

        var missing = $"Nobody can be reached as {Post(role, today)}";
        var (instead, who) = NextBest(role, today, names, missing);
        if (passedOver)
            return instead;
        wrong.Add(new TaskToRaise(
            TaskToRaise.Unreachable, $"{role.Stored}@{today}",
            $"{missing}: what they should be told goes to {who} instead. Register who it is (actionplans people post NAME --role {role.Stored} --body \"{today}\" --from DATE) "
            + $"or a mailbox (actionplans bodies mailbox \"{today}\" --role {role.Stored} --address ADDRESS --from DATE)."));
        return instead;
    }

    private (IReadOnlyList<Contact> Contacts, string Who) NextBest(RecipientRole role, string today, List<string> names, string missing)
    {
        foreach (var before in names.Where(name => name != today).Reverse())
        {
            if (At(role, before) is { Count: > 0 } found)
                return (Instead(found, $"{missing}, so it comes to you, as before."), Post(role, before));
        }

        if (role != RecipientRole.ExecutiveLead && role != RecipientRole.Administrator)
        {
            foreach (var name in Enumerable.Reverse(names))
            {
                var executive = At(RecipientRole.ExecutiveLead, name);
                if (executive.Count == 0 && !IsRegistered(name) && MadeUp(RecipientRole.ExecutiveLead, name) is { } madeUp)
                    executive = [madeUp];
                if (executive.Count > 0)
                    return (Instead(executive, $"{missing}, so it comes to you as the executive lead."), Post(RecipientRole.ExecutiveLead, name));
            }
        }

        var administrator = At(RecipientRole.Administrator, options.Service);
        if (administrator.Count == 0)
            administrator = [MadeUp(RecipientRole.Administrator, options.Service) ?? Of(RecipientRole.Administrator, options.Service, Sample(RecipientRole.Administrator, options.Service))];
        return role == RecipientRole.Administrator
            ? (administrator, "the address that is made up for it")
            : (Instead(administrator, $"{missing}, so it comes to you as the administrator."), "the administrator");
    }

    private static IReadOnlyList<Contact> Instead(IReadOnlyList<Contact> contacts, string because) => [.. contacts.Select(contact => contact with { Because = because })];

    /// <summary>Holders or their deputies, else the mailbox; at this very body.</summary>
    private IReadOnlyList<Contact> At(RecipientRole role, string body)
    {
        foreach (var same in Same(role))
        {
            if (anybodyRegistered && Holders(same, body) is { Count: > 0 } holders)
                return holders;
            if (anybodyRegistered && Mailboxes(same, body) is { Count: > 0 } mailboxes)
                return [.. mailboxes.Select(address => Of(role, body, address))];
            if (Configured(same, body) is { } configured && Works(configured))
                return [Of(role, body, configured)];
        }

        return [];
    }

    /// <summary>One provider's lead is registered as its lead, another's as provider lead: it is the same person who does the work.</summary>
    private static RecipientRole[] Same(RecipientRole role) =>
        role == RecipientRole.Lead ? [RecipientRole.Lead, RecipientRole.ProviderLead]
        : role == RecipientRole.ProviderLead ? [RecipientRole.ProviderLead, RecipientRole.Lead]
        : [role];

    private List<Contact> Holders(RecipientRole role, string body)
    {
        var posts = new List<HeldPost>();
        using (var rows = work.Bulk(PostsOf, "body", "role", "on").Read(body, role.Stored, on))
        {
            while (rows.Read())
                posts.Add(new HeldPost(
                    rows.Number(0), rows.Text(1), rows.Text(2), rows.NumberOrNull(3), rows.TextOrNull(4) is { } until ? TypeHandlers.Date(until) : null));
        }

        var reached = new List<Contact>();
        foreach (var holder in posts.Where(post => post.DeputyFor is null))
        {
            if (holder.AwayUntil is null)
                reached.Add(new Contact(To(holder.Email, holder.Name, role), null));
            else
                reached.AddRange(posts.Where(post => post.DeputyFor == holder.PersonId && post.AwayUntil is null).Select(deputy => new Contact(
                    To(deputy.Email, deputy.Name, role), $"You deputise for {holder.Name} until {Say.Day(holder.AwayUntil.Value)}.")));
        }

        reached.RemoveAll(contact => !Works(contact.Recipient.Address));
        return reached;
    }

    private IReadOnlyList<string> Mailboxes(RecipientRole role, string body) =>
        [.. work.Query<string>(MailboxesOf, new { body, role = role.Stored, on }).Where(Works)];

    private bool Works(string address)
    {
        passedOver |= failing.Contains(address);
        return !failing.Contains(address);
    }

    /// <summary>Also when all of them have left: then nobody must be written to under a made-up address.</summary>
    private bool IsRegistered(string body) => anybodyRegistered && work.Scalar<long>(
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM Body b JOIN Post p ON p.BodyId = b.Id WHERE b.Name = @body)
            OR EXISTS (SELECT 1 FROM Body b JOIN RoleMailbox m ON m.BodyId = b.Id WHERE b.Name = @body) THEN 1 ELSE 0 END
        """,
        new { body }) > 0;

    private string? Configured(RecipientRole role, string body) => options.Addresses.Count > 0 ? options.Addresses.GetValueOrDefault($"{role.Stored}@{body}") : null;

    private Contact? MadeUp(RecipientRole role, string body) =>
        Sample(role, body) is var address && Works(address) ? Of(role, body, address) : null;

    private static Contact Of(RecipientRole role, string body, string address) => new(To(address, Title(role, body), role), null);

    /// <summary>Written in two ways it is still one mailbox, and gets one letter.</summary>
    public static Recipient To(string address, string name, RecipientRole role) => new(address.ToLowerInvariant(), name, role);

    private string Sample(RecipientRole role, string body) => $"{role.Stored}.{SampleName.From(body)}@{options.SampleDomain}";

    private static string Title(RecipientRole role, string body) =>
        role.DoesTheWork ? $"Safeguarding lead at {body}"
        : role == RecipientRole.ExecutiveLead ? $"Executive lead at {body}"
        : role == RecipientRole.Administrator ? $"Administrator of {body}"
        : body;

    private static string Post(RecipientRole role, string body) =>
        role.DoesTheWork ? $"safeguarding lead at {body}"
        : role == RecipientRole.ExecutiveLead ? $"executive lead at {body}"
        : role == RecipientRole.Administrator ? $"administrator of {body}"
        : body;

    private static T Remember<TKey, T>(Dictionary<TKey, T> cache, TKey key, T value) where TKey : notnull
    {
        if (cache.Count >= Remembered)
            cache.Clear();
        cache[key] = value;
        return value;
    }

    private sealed record NamedBody(long Id, string Name);

    private sealed record HeldPost(long PersonId, string Name, string Email, long? DeputyFor, DateOnly? AwayUntil);

    private const string PostsOf = """
        SELECT h.Id AS PersonId, h.Name, h.Email, p.DeputyFor,
            (SELECT max(a.ToOn) FROM Absence a WHERE a.PersonId = h.Id AND @on BETWEEN a.FromOn AND a.ToOn) AS AwayUntil
        FROM Body b
        JOIN Post p ON p.BodyId = b.Id
        JOIN Person h ON h.Id = p.PersonId
        WHERE b.Name = @body AND p.Role = @role AND p.FromOn <= @on AND (p.UntilOn IS NULL OR p.UntilOn > @on) AND (h.LeftOn IS NULL OR h.LeftOn > @on)
        ORDER BY p.Id
        """;

    private const string MailboxesOf = """
        SELECT m.Address
        FROM Body b
        JOIN RoleMailbox m ON m.BodyId = b.Id
        WHERE b.Name = @body AND m.Role = @role AND m.FromOn <= @on AND (m.UntilOn IS NULL OR m.UntilOn > @on)
        ORDER BY m.Id
        """;
}
