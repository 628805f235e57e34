using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Seeding;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Access;

/// <summary>A regional team's lists are read from the region that stands beside each thing: it has to be the report's own, or something is missed.</summary>
[TestFixture]
public sealed class RegionTests
{
    private const string Officer = "Tobias Crane";
    private static readonly DateOnly Received = new(2024, 3, 1);

    private Installation house = null!;

    [SetUp]
    public async Task Reports_of_several_regions()
    {
        house = Installation.At(Received);
        foreach (var file in Directory.EnumerateFiles(Demo.SamplesFolder, "*.txt").Order(StringComparer.Ordinal))
            await house.Mediator.Send(new ImportReport(Path.GetFileName(file), await File.ReadAllBytesAsync(file), Received, Installation.Lead));
        var seeded = new SeededReport("Review of safeguarding", "Northmere", "North East", "NHS Northmere", ["Northmere Hospital"], Received, [new SeededRecommendation("Train all staff.", "Within 3 months", ["Northmere Hospital"], null, false)]);
        await new SeedReports(house.Database, house.Runtime, house.Get<WorkingDays>(), house.Get<DeadlinePolicy>(), house.Clock).WriteAsync([seeded], _ => { }, CancellationToken.None);
    }

    [TearDown]
    public void Close()
    {
        house.Get<CurrentViewer>().Become(Viewer.Operator);
        house.Dispose();
    }

    [TestCase("Recommendation")]
    [TestCase("ActionPlan")]
    public void What_comes_of_a_report_carries_the_region_of_the_report(string table)
    {
        Assert.That(house.Count($"SELECT count(*) FROM {table} x JOIN Report p ON p.Id = x.ReportId WHERE x.Region <> coalesce(p.Region, '')"), Is.Zero);
        Assert.That(house.Count($"SELECT count(DISTINCT Region) FROM {table} WHERE Region <> ''"), Is.GreaterThan(2));
    }

    [Test]
    public async Task An_officer_lists_all_of_their_region_and_nothing_else()
    {
        foreach (var region in house.Rows<string>("SELECT DISTINCT Region FROM Report WHERE Region IS NOT NULL"))
        {
            var name = $"{Officer} for {region}";
            house.Post(name, Routing.RegulatorTeam(region), PostRole.Regulator);
            house.AskAs(name);
            var seen = await house.Mediator.Send(new ListItems(new ItemFilter(), PageSize: 1000));
            house.Get<CurrentViewer>().Become(Viewer.Operator);

            var theirs = house.Rows<string>(
                "SELECT 'R' || r.Id FROM Recommendation r JOIN Report p ON p.Id = r.ReportId WHERE p.Region = @region UNION ALL SELECT 'P' || a.Id FROM ActionPlan a JOIN Report p ON p.Id = a.ReportId WHERE p.Region = @region",
                new { region });
            Assert.That(seen.Items.Select(item => item.Id.ToString()), Is.EquivalentTo(theirs), region);
        }
    }
}
