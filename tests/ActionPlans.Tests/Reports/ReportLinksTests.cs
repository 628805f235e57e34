using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class ReportLinksTests
{
    [Test]
    public void Same_demand_in_two_reports_of_one_inspection_is_proposed_with_score_and_reason()
    {
        var links = ReportLinks.Propose(
            SampleReportsTests.Read("cqc-integrated-inspection-northmere-2012.txt"), SampleReportsTests.Read("ofsted-integrated-inspection-northmere-2012.txt"));

        Assert.That(links.Select(l => (l.First, l.Second)), Is.EqualTo(new[] { (1, 1), (3, 3), (5, 4), (6, 8) }));
        Assert.That(links.All(l => l.Score is >= 0.5 and <= 1 && l.Reason.Contains("words are the same")), Is.True);
        Assert.That(links.Single(l => l.First == 6).Reason, Does.Contain("timescales differ"));
    }

    [Test]
    public void Reports_of_different_places_are_not_linked() =>
        Assert.That(
            ReportLinks.Propose(SampleReportsTests.Read("cqc-integrated-inspection-northmere-2012.txt"), SampleReportsTests.Read("cqc-clas-review-eastvale-2015.txt")),
            Is.Empty);

    [Test]
    public void Report_is_linked_to_itself_one_by_one()
    {
        var reading = SampleReportsTests.Read("ofsted-integrated-inspection-northmere-2012.txt");

        Assert.That(ReportLinks.Propose(reading, reading).All(l => l.First == l.Second && l.Score == 1), Is.True);
    }

    [Test]
    public void Tower_Hamlets_of_CQC_and_Ofsted()
    {
        var links = ReportLinks.Propose(SharedReports.Read("tower-hamlets-cqc-2012.txt"), SharedReports.Read("tower-hamlets-ofsted-2012.txt"));

        Assert.That(links.Select(l => (l.First, l.Second)), Is.EqualTo(new[] { (1, 1), (3, 2), (5, 4), (6, 5), (7, 6), (8, 7), (9, 8) }));
    }
}
