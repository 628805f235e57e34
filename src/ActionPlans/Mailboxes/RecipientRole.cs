namespace ActionPlans.Mailboxes;

/// <summary>
/// The capacity in which somebody receives letters (domain.md, "What happens in real life"). Only the roles below exist, so they compare
/// by identity; the stored name is a contract with database rows and workflow definitions.
/// </summary>
public sealed class RecipientRole
{
    /// <summary>The safeguarding lead of the commissioning body, who does the work and collects evidence.</summary>
    public static readonly RecipientRole Lead = new("lead", "the lead");

    /// <summary>The lead at a provider, who sees only that provider's own actions.</summary>
    public static readonly RecipientRole ProviderLead = new("provider-lead", "the provider's lead");

    /// <summary>The executive above the lead; first step of the escalation ladder.</summary>
    public static readonly RecipientRole ExecutiveLead = new("executive-lead", "the executive lead");

    /// <summary>The body that receives plans and sees late ones: SHA, later NHS England.</summary>
    public static readonly RecipientRole Oversight = new("oversight", "the oversight body");

    /// <summary>The regional team of the regulator; last step of the ladder.</summary>
    public static readonly RecipientRole Regulator = new("regulator", "the regulator's regional team");

    /// <summary>Keeps people, mailboxes and calendars in order.</summary>
    public static readonly RecipientRole Administrator = new("administrator", "the administrator");

    private RecipientRole(string stored, string spoken) => (Stored, Spoken) = (stored, spoken);

    /// <summary>Every role, in the order of the escalation ladder.</summary>
    public static IReadOnlyList<RecipientRole> All { get; } = [Lead, ProviderLead, ExecutiveLead, Oversight, Regulator, Administrator];

    /// <summary>The name in rows, JSON and definitions.</summary>
    public string Stored { get; }

    /// <summary>The role in a sentence: "the executive lead".</summary>
    public string Spoken { get; }

    /// <summary>True for those who do the work themselves.</summary>
    public bool DoesTheWork => this == Lead || this == ProviderLead;

    /// <summary>The role with this stored name.</summary>
    /// <exception cref="FormatException">No role has that name.</exception>
    public static RecipientRole Parse(string stored) => All.FirstOrDefault(role => role.Stored == stored)
        ?? throw new FormatException($"'{stored}' is no role; known are {string.Join(", ", All)}.");

    public override string ToString() => Stored;
}
