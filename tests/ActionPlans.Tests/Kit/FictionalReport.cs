using System.Globalization;
using System.Text;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// Writes a CQC report about an invented place, in the form that the real reader knows: an integrated inspection with bands of time, or a
/// review of health services, whose recommendations have no timescale.
/// </summary>
internal sealed record FictionalReport
{
    public const string Commissioner = "NHS Harrowdale";
    public const string Trust = "Harrowdale Hospitals NHS Trust";

    private const string NoPlan = "\nNext steps\n\nProgress will be looked at when inspectors come again.\n";

    public DateOnly InspectedFrom { get; init; } = new(2012, 9, 10);

    public DateOnly InspectedTo { get; init; } = new(2012, 9, 21);

    public DateOnly Published { get; init; } = new(2012, 10, 26);

    /// <summary>Null: the report asks for no plan.</summary>
    public string? PlanWithin { get; init; } = "20 working days of receipt of this report";

    /// <summary>The whole demand in its own words, for a report that asks for more than one plan; null: as <see cref="PlanWithin"/> says.</summary>
    public string? FurtherPlan { get; init; }

    /// <summary>In the order of the report.</summary>
    public IReadOnlyList<Ask> Asks { get; init; } = [];

    /// <summary>One recommendation of the commissioner, in the band given.</summary>
    public static FictionalReport Asking(string timescale, string text = "give every child who comes into care a health assessment in time.") =>
        new() { Asks = [new Ask(timescale, text)] };

    /// <summary>As many recommendations as wanted, the commissioner's, in one band.</summary>
    public static FictionalReport AskingMuch(string timescale, int count) => new()
    {
        Asks = [.. Enumerable.Range(1, count).Select(number => new Ask(
            timescale, string.Create(CultureInfo.InvariantCulture, $"put right what is written in paragraph {number} of the findings about health assessments.")))],
    };

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() =>
        Asks.All(ask => ask.Timescale is null) ? Review() : Asks.All(ask => ask.Timescale is not null) ? Inspection() : throw new InvalidOperationException("Either all have a timescale, or none.");

    private string Inspection()
    {
        var text = new StringBuilder()
            .Append("Report on the Outcome of the Integrated Inspection of Safeguarding and Looked After Children's Services in the London Borough of Harrowdale\n\n")
            .Append(CultureInfo.InvariantCulture, $"Date of Inspection\t{InspectedFrom:d MMMM yyyy} - {InspectedTo:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Date of Joint Report\t{Published:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Commissioning PCT\t{Commissioner}\n")
            .Append(CultureInfo.InvariantCulture, $"Provider Services Included:\t{Trust}\n")
            .Append("CQC Region\tLondon\n\n")
            .Append("Context\n\nAll places, bodies and people in this report are invented.\n\n")
            .Append("Recommendations\n\n");
        foreach (var band in Asks.GroupBy(ask => ask.Timescale))
        {
            text.Append(CultureInfo.InvariantCulture, $"{band.Key}\n\n");
            foreach (var group in band.GroupBy(ask => ask.With))
            {
                text.Append(CultureInfo.InvariantCulture, $"NHS commissioners {Commissioner}{(group.Key is null ? "" : $", together with {group.Key}")} should:\n\n");
                foreach (var ask in group)
                    text.Append(CultureInfo.InvariantCulture, $"- {ask.Text}\n");
                text.Append('\n');
            }
        }

        return PlanWithin is null && FurtherPlan is null ? text.Append(NoPlan).ToString() : text
            .Append("Next steps\n\n")
            .Append(FurtherPlan ?? $"An action plan is required from the commissioning PCT within {PlanWithin}. ")
            .Append("Please submit the action plan to your SHA copied to CQC through inspections@cqc.example and it will be followed up through the regional team.\n")
            .ToString();
    }

    private string Review()
    {
        var text = new StringBuilder()
            .Append("Review of health services for Children Looked After and Safeguarding in Harrowdale\n\n")
            .Append(CultureInfo.InvariantCulture, $"Date of review:\t{InspectedFrom:d MMMM yyyy} - {InspectedTo:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Date of publication:\t{Published:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Provider services included:\t{Trust}\n")
            .Append("CCGs included:\tNHS Harrowdale CCG\nCQC region:\tLondon\n\n")
            .Append("The report\n\nAll places, bodies and people in it are invented.\n\n")
            .Append("Recommendations\n\n1. NHS Harrowdale CCG should ensure:\n\n");
        for (var number = 1; number <= Asks.Count; number++)
            text.Append(CultureInfo.InvariantCulture, $"- 1.{number} {Asks[number - 1].Text}\n");
        return PlanWithin is null ? text.Append(NoPlan).ToString() : text
            .Append(CultureInfo.InvariantCulture, $"\nNext steps\n\nAn action plan addressing the recommendations above is required from NHS Harrowdale CCG within {PlanWithin}.\n\n")
            .Append("Please submit your action plan to CQC through inspections@cqc.example.\n")
            .ToString();
    }
}

/// <summary>One recommendation to be.</summary>
/// <param name="Timescale">The heading that it stands under, "Immediate" or "Within 3 months"; null for a review without timescales.</param>
/// <param name="With">A second responsible body; null for the commissioner alone.</param>
internal sealed record Ask(string? Timescale, string Text, string? With = null);
