using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Checks;

/// <summary>After how many months it is looked at whether what was done has lasted; 0: never.</summary>
public sealed class SustainedCheckOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "SustainedChecks";

    private const int Longest = 60;

    /// <summary>What holds unless a family or band has its own.</summary>
    public int Months { get; set; } = 6;

    /// <summary>By family, or by family and band: "jtai-letter" or "jtai-letter/immediate". The most specific one holds.</summary>
    public Dictionary<string, int> By { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null: no check.</returns>
    public int? For(string family, string band)
    {
        var months = By.TryGetValue($"{family}/{band}", out var ofBand) ? ofBand : By.GetValueOrDefault(family, Months);
        return months == 0 ? null : months;
    }

    /// <exception cref="RefusedException">A family, a band or a number makes no sense; the message names the setting.</exception>
    public void Check()
    {
        foreach (var (name, months) in By.Append(new(nameof(Months), Months)))
        {
            if (months is < 0 or > Longest)
                throw new RefusedException(FormattableString.Invariant($"{Section}: {name} must be from 0 to {Longest} months, and is {months}."));
        }

        foreach (var parts in By.Keys.Select(key => key.Split('/', 2)))
        {
            if (!ReportReader.Families.Contains(parts[0]))
                throw new RefusedException($"{Section}: '{parts[0]}' is no family of reports; use one of {string.Join(", ", ReportReader.Families)}.");
            if (parts.Length == 2)
                Band.Parse(parts[1]);
        }
    }
}
