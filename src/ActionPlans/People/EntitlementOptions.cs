using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.People;

/// <summary>Which side decides about what, by family of reports: "Entitlements:Extensions:jtai-letter" = "regulator". What is not set has the default.</summary>
public sealed class EntitlementOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Entitlements";

    private const string Default = "oversight, regulator";

    /// <summary>Who grants, refuses and counters extensions, by family: "oversight", "regulator", or both with a comma.</summary>
    public Dictionary<string, string> Extensions { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who accepts and returns evidence, by family, in the same form.</summary>
    public Dictionary<string, string> Evidence { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<PostRole> ForExtensions(string family) => Roles(Extensions.GetValueOrDefault(family, Default));

    public IReadOnlyList<PostRole> ForEvidence(string family) => Roles(Evidence.GetValueOrDefault(family, Default));

    /// <exception cref="RefusedException">A family or a side is not known; the message names the setting.</exception>
    public void Check()
    {
        foreach (var (setting, sides) in new[] { (nameof(Extensions), Extensions), (nameof(Evidence), Evidence) })
        {
            foreach (var (family, roles) in sides)
            {
                if (!ReportReader.Families.Contains(family))
                    throw new RefusedException($"{Section}:{setting}: '{family}' is no family of reports; use one of {string.Join(", ", ReportReader.Families)}.");
                if (Roles(roles) is not { Length: > 0 } known || known.Any(role => role is not (PostRole.Oversight or PostRole.Regulator)))
                    throw new RefusedException($"{Section}:{setting}:{family} must be oversight, regulator or both with a comma, and is '{roles}'.");
            }
        }
    }

    private static PostRole[] Roles(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(StoredName.ToPostRole)];
}
