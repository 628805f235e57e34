using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>
/// The answer key to the real reports: what a careful person counts on reading them, without the reader. Bullets and numbers were
/// counted in the text below each heading, bands by their items, bodies by the sentence above a group, back-references as brackets in
/// the findings, plan rows by the cells of the printed table (a row that goes on below the titles of the next page is one), links by
/// laying the two reports of 2012 side by side. Facts only. The reader's page shows the table that this prints.
/// </summary>
[TestFixture]
public sealed class RealReportKeyTests
{
    private sealed record Key(
        string File, int Asked, string Timescales, int WithBody, string Bodies, string Plan, int References, int FlaggedItems, int PlanRows = 0, int Risks = 0);

    private const string NoTime = "none";

    private static readonly Key[] Keys =
    [
        new("tower-hamlets-cqc-2012.txt", 9, "2 immediate, 4 in 3 months, 3 in 6 months", 9,
            "Barts Health NHS Trust; East London NHS Foundation Trust; London Borough of Tower Hamlets; NHS North East London and the City", "20 workingDays", 0, 0),
        new("tower-hamlets-ofsted-2012.txt", 15, "4 immediate, 7 in 3 months, 4 in 6 months", 15, "London Borough of Tower Hamlets", "none", 0, 0),
        new("bedford-cqc-clas-2015.txt", 36, "1 vague", 36,
            "Bedford Hospitals Trust; East London NHS Foundation Trust; NHS Bedfordshire CCG; NHS England; South Essex Partnership Trust", "20 workingDays", 37, 36),
        new("tower-hamlets-ofsted-letter-2010.txt", 5, NoTime, 0, "", "none", 0, 5),
        new("norfolk-ofsted-looked-after-2013.pdf", 17, "6 immediate, 4 in 3 months, 7 in 6 months", 17, "Norfolk County Council", "none", 0, 0),
        new("liverpool-jtai-letter-2016.pdf", 19, NoTime, 0, "", "2016-11-08", 0, 19),
        new("plymouth-send-2023.pdf", 9, NoTime, 5, "NHS Devon Integrated Care Board; Plymouth City Council", "asked for, no time", 0, 9),
        new("tower-hamlets-lscb-annual-report-2013-14.txt", 0, NoTime, 0, "", "none", 0, 0, 23, 9),
    ];

    [Test]
    public void Reader_finds_what_a_careful_person_finds()
    {
        var table = Keys.Select(key => (Expected: key, Found: Found(key.File))).ToList();
        foreach (var (expected, found) in table)
        {
            TestContext.Out.WriteLine(
                $"| {Path.GetFileNameWithoutExtension(expected.File)} | {found.Asked} / {expected.Asked} | {Pair(found.Timescales, expected.Timescales)} | {found.WithBody} / {expected.WithBody} | {Pair(found.Plan, expected.Plan)} | {found.References} / {expected.References} | {found.FlaggedItems} / {expected.FlaggedItems} |");
        }

        Assert.That(table.Select(pair => pair.Found), Is.EqualTo(table.Select(pair => pair.Expected)));
    }

    private static string Pair(string found, string expected) => found == expected ? $"{found} / same" : $"{found} / {expected}";

    private static Key Found(string file)
    {
        var reading = SharedReports.Read(file);
        var all = reading.Recommendations;
        return new Key(
            file, all.Count, Timescales(all), all.Count(r => r.Bodies.Count > 0 && r.Bodies.All(b => b.Name is not null)),
            string.Join("; ", all.SelectMany(r => r.Bodies).Select(b => b.Name).Distinct().Order(StringComparer.Ordinal)), Plan(reading.PlanDuty),
            all.Sum(r => r.ReferencedBy.Count), all.Count(r => r.Flags.Count > 0), reading.PlanRows.Count, reading.Risks.Count);
    }

    private static string Timescales(IReadOnlyList<ReadRecommendation> all)
    {
        var parts = all.Where(r => r.Timescale.Kind != TimescaleKind.None)
            .GroupBy(r => r.Timescale.Amount is { } amount ? $"in {amount} {r.Timescale.Unit!.Value.ToStored()}" : r.Timescale.Kind.ToStored())
            .Select(group => $"{group.Count()} {group.Key}").ToList();
        return parts.Count == 0 ? NoTime : string.Join(", ", parts);
    }

    private static string Plan(PlanDuty? duty) =>
        duty is null ? "none"
        : duty.Timescale.Date is { } date ? date.Through.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : duty.Timescale.Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount} {duty.Timescale.Unit!.Value.ToStored()}")
        : "asked for, no time";
}
