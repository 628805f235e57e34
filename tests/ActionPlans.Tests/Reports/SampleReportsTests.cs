using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>The fictional reports that ship with the product, one per family.</summary>
[TestFixture]
public sealed class SampleReportsTests
{
    [TestCase("cqc-integrated-inspection-northmere-2012.txt", "cqc-integrated-inspection", 8)]
    [TestCase("ofsted-integrated-inspection-northmere-2012.txt", "ofsted-integrated-inspection", 10)]
    [TestCase("cqc-clas-review-eastvale-2015.txt", "cqc-clas-review", 11)]
    public void Sample_is_read_whole(string file, string family, int count)
    {
        var reading = Read(file);

        Assert.That(reading.Family, Is.EqualTo(family));
        Assert.That(reading.Recommendations, Has.Count.EqualTo(count));
        Assert.That(reading.Recommendations.Select(r => r.Ordinal), Is.EqualTo(Enumerable.Range(1, count)));
    }

    [Test]
    public void Item_cut_by_a_page_break_is_whole_again()
    {
        var cut = Read("ofsted-integrated-inspection-northmere-2012.txt").Recommendations[4];

        Assert.That(cut.Text, Is.EqualTo("review the format of reports to child protection conferences so that parents can read them beforehand."));
        Assert.That(cut.Lines, Is.EqualTo(new LineSpan(61, 65)));
    }

    [Test]
    public void Lists_and_ranges_of_references_reach_every_recommendation_they_name()
    {
        var all = Read("cqc-clas-review-eastvale-2015.txt").Recommendations;

        Assert.That(all.Single(r => r.Number == "1.2").ReferencedBy, Is.EqualTo(new[] { new BackReference("1.3", 39) }));
        Assert.That(all.Single(r => r.Number == "3.1").ReferencedBy, Is.EqualTo(new[] { new BackReference("1.3", 39), new BackReference("2.3", 47) }));
        Assert.That(all.Single(r => r.Number == "3.2").ReferencedBy, Is.EqualTo(new[] { new BackReference("2.3", 47) }));
    }

    [Test]
    public void Urgency_is_a_hint_and_no_deadline()
    {
        var urgent = Read("cqc-clas-review-eastvale-2015.txt").Recommendations.Single(r => r.Number == "2.3");

        Assert.That((urgent.Timescale.Kind, urgent.Timescale.Printed), Is.EqualTo((TimescaleKind.Vague, "with some urgency")));
        Assert.That(urgent.Flags, Is.EqualTo(new[] { "vague-timescale" }));
    }

    internal static Reading Read(string file) => ReportReader.Read(ReportFile.Load(Path.Combine(Folder(), file)));

    internal static string Folder()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); ; folder = folder.Parent!)
        {
            var samples = Path.Combine(folder.FullName, "src", "ActionPlans", "Samples", "Reports");
            if (Directory.Exists(samples))
            {
                return samples;
            }
        }
    }
}
