namespace ActionPlans.Plans;

/// <summary>A file of a plan: as it is exported, submitted, and sent.</summary>
/// <param name="Name">Without a path.</param>
/// <param name="ContentType">MIME type.</param>
public sealed record PlanFile(string Name, string ContentType, byte[] Content)
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Csv = "text/csv";
}
