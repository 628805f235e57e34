using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>What a careful person finds in the three real reports with lists; written down before their readers were.</summary>
[TestFixture]
public sealed class RealHealthReportsTests
{
    private const string Nelc = "NHS North East London and the City";
    private const string Barts = "Barts Health NHS Trust";
    private const string Elft = "East London NHS Foundation Trust";
    private const string Council = "London Borough of Tower Hamlets";

    [Test]
    public void Tower_Hamlets_CQC_header()
    {
        var reading = SharedReports.Read("tower-hamlets-cqc-2012.txt");

        Assert.That(reading.Family, Is.EqualTo("cqc-integrated-inspection"));
        Assert.That(reading.Area, Is.EqualTo("Tower Hamlets"));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2012, 6, 11), new(2012, 6, 22), new(2012, 7, 27))));
        Assert.That(reading.Commissioner, Is.EqualTo(Nelc));
        Assert.That(reading.Providers, Is.EqualTo(new[] { Barts, Elft }));
        Assert.That(reading.Region, Is.EqualTo("London"));
        Assert.That(reading.Inspectors, Is.EqualTo(new[] { "Sue Talbot" }));
        Assert.That(reading.Judgements.Select(j => (j.Group, j.Grade)), Is.EqualTo(new[]
        {
            ("Safeguarding", "Good"), ("Safeguarding", "Outstanding"), ("Safeguarding", "Good"),
            ("Looked after children", "Good"), ("Looked after children", "Outstanding"), ("Looked after children", "Good"),
        }));
    }

    [Test]
    public void Tower_Hamlets_CQC_recommendations()
    {
        var all = SharedReports.Read("tower-hamlets-cqc-2012.txt").Recommendations;

        Assert.That(all.Select(r => r.Lines.From), Is.EqualTo(new[] { 187, 191, 197, 198, 202, 206, 212, 213, 214 }));
        Assert.That(all.Select(r => r.Lines.To), Is.EqualTo(all.Select(r => r.Lines.From)));
        Assert.That(all.Select(r => r.Section.Split(" > ")[1]).Distinct(), Is.EqualTo(new[] { "Immediate", "Within 3 months", "Within 6 months" }));
        Assert.That(all.Select(r => r.Timescale.Amount), Is.EqualTo(new int?[] { null, null, 3, 3, 3, 3, 6, 6, 6 }));
        Assert.That(all.Count(r => r.Timescale.Kind == TimescaleKind.Immediate), Is.EqualTo(2));
        Assert.That(all.Where(r => r.Marks.Count > 0).Select(r => r.Ordinal), Is.EqualTo(new[] { 1, 3, 5, 6, 7, 8 }));
        Assert.That(all.SelectMany(r => r.Marks).Distinct(), Is.EqualTo(new[] { "Ofsted, June 2012" }));
        Assert.That(all.Where(r => r.OpenEnded).Select(r => r.Ordinal), Is.EqualTo(new[] { 1, 5, 7, 8, 9 }));
        Assert.That(all.All(r => !r.Text.Contains('*') && !r.Text.Contains("Ofsted, June")), Is.True);
    }

    [Test]
    public void Tower_Hamlets_CQC_bodies_and_a_name_that_drifts()
    {
        var reading = SharedReports.Read("tower-hamlets-cqc-2012.txt");
        string[] everyone = [Council, Nelc, Barts, Elft];

        foreach (var recommendation in reading.Recommendations)
        {
            var expected = recommendation.OpenEnded ? everyone : [Nelc, Barts];
            Assert.That(recommendation.Bodies.Select(b => b.Name), Is.EqualTo(expected));
        }

        Assert.That(reading.Recommendations[2].Bodies[1].Printed, Is.EqualTo("Barts NHS Health Trust"));
        Assert.That(reading.Bodies.Select(b => b.Name), Is.EquivalentTo(everyone));
        Assert.That(reading.Bodies.Single(b => b.Name == Barts).Printed, Is.SupersetOf(new[] { "Barts NHS Health Trust", "BHT" }));
        Assert.That(reading.Checks.Any(c => c.What.Contains("Barts NHS Health Trust") && c.Lines.From == 195), Is.True);
    }

    [Test]
    public void Tower_Hamlets_CQC_plan_duty()
    {
        var duty = SharedReports.Read("tower-hamlets-cqc-2012.txt").PlanDuty!;

        Assert.That((duty.By, duty.ByBody, duty.To, duty.FollowUpBy), Is.EqualTo(("commissioning PCT", Nelc, "SHA", "regional team")));
        Assert.That(duty.Timescale, Has.Property("Amount").EqualTo(20).And.Property("Unit").EqualTo(TimeUnit.WorkingDays)
            .And.Property("Trigger").EqualTo(TriggerEvent.Receipt));
        Assert.That(duty.CopyTo, Is.EqualTo(new[] { "childrens-services-inspection@cqc.org.uk" }));
    }

    [Test]
    public void Tower_Hamlets_Ofsted()
    {
        var reading = SharedReports.Read("tower-hamlets-ofsted-2012.txt");
        var all = reading.Recommendations;

        Assert.That(reading.Family, Is.EqualTo("ofsted-integrated-inspection"));
        Assert.That(reading.Area, Is.EqualTo("Tower Hamlets"));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2012, 6, 11), new(2012, 6, 22), new(2012, 7, 27))));
        Assert.That(all.Select(r => r.Lines.From), Is.EqualTo(new[] { 122, 126, 127, 128, 129, 133, 134, 135, 281, 283, 284, 288, 289, 290, 294 }));
        Assert.That(all.Select(r => r.Timescale.Amount ?? 0), Is.EqualTo(new[] { 0, 3, 3, 3, 3, 6, 6, 6, 0, 0, 0, 3, 3, 3, 6 }));
        Assert.That(all.Count(r => r.Section.StartsWith("Safeguarding services")), Is.EqualTo(8));
        Assert.That(all.Count(r => r.Section.StartsWith("Services for looked after children")), Is.EqualTo(7));
        Assert.That(all.All(r => r.Bodies.Single().Name == Council && r.Bodies[0].Printed == "the local authority" && r.OpenEnded), Is.True);
        Assert.That(reading.PlanDuty, Is.Null, "the report asks for none");
    }

    [Test]
    public void Tower_Hamlets_Ofsted_judgements_in_a_table_that_repeats_a_heading()
    {
        var reading = SharedReports.Read("tower-hamlets-ofsted-2012.txt");

        Assert.That(reading.Judgements.Count(j => j.Group == "Safeguarding services"), Is.EqualTo(10));
        Assert.That(reading.Judgements.Count(j => j.Group == "Services for looked after children"), Is.EqualTo(12));
        Assert.That(reading.Judgements.Count(j => j.Grade == "Outstanding"), Is.EqualTo(9));
        Assert.That(reading.Checks.Any(c => c.Lines.From == 433), Is.True);
    }

    [Test]
    public void Bedford_header_and_plan_duty()
    {
        var reading = SharedReports.Read("bedford-cqc-clas-2015.txt");
        var duty = reading.PlanDuty!;

        Assert.That(reading.Family, Is.EqualTo("cqc-clas-review"));
        Assert.That(reading.Area, Is.EqualTo("Bedford Borough"));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2015, 5, 18), new(2015, 5, 22), new(2015, 11, 26))));
        Assert.That(reading.Commissioner, Is.EqualTo("NHS Bedfordshire CCG"));
        Assert.That(reading.Region, Is.EqualTo("Central West"));
        Assert.That(reading.Providers, Has.Count.EqualTo(5));
        Assert.That(reading.Inspectors, Has.Count.EqualTo(5));
        Assert.That((duty.By, duty.To, duty.ToMailbox, duty.Timescale.Amount), Is.EqualTo(("NHS Bedfordshire CCG", "CQC", "childrens-services-inspection@cqc.org.uk", (int?)20)));
        Assert.That(duty.CopyTo, Is.Empty);
        Assert.That(duty.FollowUpBy, Is.EqualTo("CQC's regional compliance team"));
    }

    [Test]
    public void Bedford_recommendations_have_numbers_bodies_references_and_no_deadline()
    {
        var all = SharedReports.Read("bedford-cqc-clas-2015.txt").Recommendations;
        var numbers = new[] { 7, 11, 9, 6, 3 }.SelectMany((count, group) => Enumerable.Range(1, count).Select(n => $"{group + 1}.{n}"));

        Assert.That(all.Select(r => r.Number), Is.EqualTo(numbers));
        Assert.That(all.Sum(r => r.ReferencedBy.Count), Is.EqualTo(37));
        Assert.That(all.All(r => r.ReferencedBy.Count > 0), Is.True);
        Assert.That(all.Single(r => r.Number == "4.3").ReferencedBy, Is.EqualTo(new[] { new BackReference("2.17", 273), new BackReference("3.12", 311) }));
        Assert.That(all.Single(r => r.Number == "1.1").ReferencedBy, Is.EqualTo(new[] { new BackReference("1.17", 203) }));
        Assert.That(all.Where(r => r.Timescale.Kind != TimescaleKind.None).Select(r => (r.Number, r.Timescale.Kind)), Is.EqualTo(new[] { ("3.7", TimescaleKind.Vague) }));
        Assert.That(all.All(r => r.Timescale.Amount is null && r.Timescale.Date is null), Is.True);
        Assert.That(Group("1."), Is.EqualTo(new[] { "NHS Bedfordshire CCG", "South Essex Partnership Trust" }));
        Assert.That(Group("2."), Is.EqualTo(new[] { "NHS Bedfordshire CCG", "Bedford Hospitals Trust" }));
        Assert.That(Group("3."), Is.EqualTo(new[] { "NHS Bedfordshire CCG", Elft }));
        Assert.That(Group("4."), Is.EqualTo(new[] { "NHS Bedfordshire CCG", "NHS England" }));
        Assert.That(Group("5."), Is.EqualTo(new[] { "NHS Bedfordshire CCG", "Bedford Hospitals Trust", "South Essex Partnership Trust", Elft }));

        IEnumerable<string?> Group(string stem) =>
            all.Where(r => r.Number!.StartsWith(stem)).SelectMany(r => r.Bodies).Select(b => b.Name).Distinct();
    }
}
