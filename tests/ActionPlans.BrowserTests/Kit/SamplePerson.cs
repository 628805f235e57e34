namespace ActionPlans.BrowserTests.Kit;

/// <summary>The people of the sample data.</summary>
public sealed record SamplePerson(string Name, string Email)
{
    public static readonly SamplePerson Lead = new("Robin Ashdown", "robin.ashdown@northmere-icb.example.nhs.uk");
    public static readonly SamplePerson ProviderLead = new("Idris Vale", "idris.vale@northmere-hospitals.example.nhs.uk");
    public static readonly SamplePerson ExecutiveLead = new("Marian Holt", "marian.holt@northmere-icb.example.nhs.uk");
    public static readonly SamplePerson LeadElsewhere = new("Sofia Lindqvist", "sofia.lindqvist@eastvale-icb.example.nhs.uk");
    public static readonly SamplePerson OversightOfficer = new("Tobias Crane", "tobias.crane@england.example.nhs.uk");
    public static readonly SamplePerson RegionalOfficer = new("Priya Calder", "priya.calder@cqc.example.org.uk");
    public static readonly SamplePerson Administrator = new("Alex Fenn", "alex.fenn@actionplans.example.nhs.uk");

    public static readonly SamplePerson[] Everybody = [Lead, ProviderLead, ExecutiveLead, LeadElsewhere, OversightOfficer, RegionalOfficer, Administrator];
}
