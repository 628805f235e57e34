using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>What a careful person finds in the real letters, PDFs and the board's plan.</summary>
[TestFixture]
public sealed class RealOtherReportsTests
{
    [Test]
    public void Norfolk_looked_after_children()
    {
        var reading = SharedReports.Read("norfolk-ofsted-looked-after-2013.pdf");
        var all = reading.Recommendations;

        Assert.That((reading.Family, reading.Area), Is.EqualTo(("ofsted-looked-after", "Norfolk")));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2013, 7, 8), new(2013, 7, 12), new(2013, 8, 16))));
        Assert.That(all.Select(r => r.Timescale.Amount ?? 0), Is.EqualTo(Enumerable.Repeat(0, 6).Concat(Enumerable.Repeat(3, 4)).Concat(Enumerable.Repeat(6, 7))));
        Assert.That(all.All(r => r.Bodies.Single() == new NamedBody("Norfolk County Council", "the local authority") && !r.OpenEnded), Is.True);
        Assert.That(all[8].Pages, Is.EqualTo(new PageSpan(8, 9)), "the ninth is cut by a page break");
        Assert.That(all.All(r => !r.Text.Contains("Norfolk County Council Inspection")), Is.True, "no running header inside");
        Assert.That(reading.Judgements.Select(j => j.Grade), Is.EqualTo(Enumerable.Repeat("Inadequate", 5)));
        Assert.That(reading.Judgements[2].Aspect, Does.EndWith("and young people"), "a cell on two lines");
        Assert.That(reading.PlanDuty, Is.Null);
    }

    [Test]
    public void Liverpool_JTAI_letter()
    {
        var reading = SharedReports.Read("liverpool-jtai-letter-2016.pdf");
        var duty = reading.PlanDuty!;

        Assert.That((reading.Family, reading.Area), Is.EqualTo(("jtai-letter", "Liverpool")));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2016, 6, 20), new(2016, 6, 24), new(2016, 8, 2))));
        Assert.That(reading.Recommendations.Count(r => r.Kind == RecommendationKind.PriorityAction), Is.EqualTo(5));
        Assert.That(reading.Recommendations.Count(r => r.Kind == RecommendationKind.AreaForImprovement), Is.EqualTo(14));
        Assert.That(reading.Recommendations.All(r => r.Timescale.Kind == TimescaleKind.None), Is.True);
        Assert.That(reading.Recommendations.All(r => r.Text.EndsWith('.') || r.Text.EndsWith('’')), Is.True, "no heading or footer stuck to an item");
        Assert.That((duty.By, duty.ByBody, duty.ToMailbox), Is.EqualTo(("local authority", "Liverpool City Council", "protectionofchildren@ofsted.gov.uk")));
        Assert.That(duty.Timescale.Date!.Through, Is.EqualTo(new DateOnly(2016, 11, 8)));
        Assert.That(reading.Bodies.Select(b => b.Name), Is.SupersetOf(new[] { "National Probation Service", "Liverpool LSCB", "Liverpool Youth Offending Team" }));
    }

    [Test]
    public void Plymouth_SEND()
    {
        var reading = SharedReports.Read("plymouth-send-2023.pdf");
        var priority = reading.Recommendations.Where(r => r.Kind == RecommendationKind.PriorityAction).ToList();

        Assert.That((reading.Family, reading.Area), Is.EqualTo(("area-send-inspection", "Plymouth")));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2023, 6, 26), new(2023, 6, 30), null)));
        Assert.That(reading.Recommendations.Count(r => r.Kind == RecommendationKind.AreaForImprovement), Is.EqualTo(4));
        Assert.That(priority.Select(r => string.Join('+', r.Bodies.Select(b => b.Name!.Contains("Council") ? "council" : "icb"))),
            Is.EqualTo(new[] { "council+icb", "council+icb", "council", "icb", "council" }));
        Assert.That(priority.Select(r => r.OpenEnded), Is.EqualTo(new[] { true, true, true, false, false }), "school and college leaders are not named");
        Assert.That(priority.Select(r => r.Pages), Is.All.EqualTo(new PageSpan(7, 7)));
        Assert.That(reading.Recommendations.All(r => !r.Text.Contains('◼')), Is.True, "a list inside a cell has no signs of its own");
        Assert.That((reading.PlanDuty!.By, reading.PlanDuty.Timescale.Kind), Is.EqualTo(("local area partnership", TimescaleKind.None)));
    }

    [Test]
    public void Tower_Hamlets_letter_invents_nothing()
    {
        var reading = SharedReports.Read("tower-hamlets-ofsted-letter-2010.txt");

        Assert.That((reading.Family, reading.Area), Is.EqualTo(("ofsted-letter", "Tower Hamlets")));
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(new(2010, 1, 26), new(2010, 1, 27), new(2010, 2, 24))));
        Assert.That(reading.Recommendations.Select(r => r.Lines.From), Is.EqualTo(new[] { 56, 57, 58, 59, 60 }));
        Assert.That(reading.Recommendations.All(r => r.Kind == RecommendationKind.AreaForDevelopment && r.Timescale.Kind == TimescaleKind.None && r.Bodies.Count == 0), Is.True);
        Assert.That(reading.PlanDuty, Is.Null);
    }

    [Test]
    public void Tower_Hamlets_board_plan()
    {
        var reading = SharedReports.Read("tower-hamlets-lscb-annual-report-2013-14.txt");
        var rows = reading.PlanRows;

        Assert.That((reading.Family, reading.Area, reading.Recommendations.Count), Is.EqualTo(("board-business-plan", "Tower Hamlets", 0)));
        Assert.That(rows, Has.Count.EqualTo(23));
        Assert.That(rows.Single(r => r.Lines.From == 1019).Targets.Select(t => t.Printed), Is.EqualTo(new[] { "Jan 14", "On-going", "Jan 14", "Feb 14" }));
        Assert.That(rows.Single(r => r.Lines.From == 1034).Targets.Select(t => t.Printed), Is.EqualTo(new[] { "Aug 13", "Nov 13" }));
        Assert.That(rows.Single(r => r.Lines.From == 1058).Targets.Single().Printed, Is.EqualTo("March 14"));
        Assert.That(rows.Where(r => r.Flags.Contains("garbled-row")).Select(r => r.Lines), Is.EqualTo(new[] { new LineSpan(1021, 1022) }));
        Assert.That(rows.Count(r => r.Flags.Contains("joined-rows")), Is.EqualTo(6));
        Assert.That(reading.Risks.Select(r => r.Impact!.ToLowerInvariant()), Is.EqualTo(new[] { "low", "low", "medium", "medium", "low", "low", "medium", "medium", "medium" }));
        Assert.That(reading.Risks[3].Mitigations, Has.Count.EqualTo(3));
    }
}
