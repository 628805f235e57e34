namespace ActionPlans.Mailboxes;

/// <summary>Which mailbox belongs to which role of which body. Printed addresses of a report are never used by themselves.</summary>
public sealed class RoutingOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Routing";

    /// <summary>Addresses by "role@body", for instance "lead@NHS Northmere".</summary>
    public Dictionary<string, string> Addresses { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a role without a configured address gets a made-up one: a reserved domain, so that nothing reaches anybody.</summary>
    public string SampleDomain { get; set; } = "example.nhs.uk";

    /// <summary>The body that runs this service; its administrator hears of mailboxes that fail.</summary>
    public string Service { get; set; } = "ActionPlans";
}
