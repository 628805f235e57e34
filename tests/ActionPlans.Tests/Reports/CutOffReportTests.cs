using ActionPlans.Reports;
using ActionPlans.Simulation;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class CutOffReportTests
{
    [TestCase("cqc-integrated-inspection-northmere-2012.txt")]
    [TestCase("cqc-clas-review-eastvale-2015.txt")]
    [TestCase("ofsted-integrated-inspection-northmere-2012.txt")]
    public void Report_that_ends_in_its_recommendations_is_refused_because_the_rest_would_not_be_missed(string sample)
    {
        var lines = File.ReadAllLines(Path.Combine(Demo.SamplesFolder, sample));
        var second = ReportReader.Read(ReportFile.Load(Path.Combine(Demo.SamplesFolder, sample))).Recommendations[1];
        var cut = string.Join('\n', lines.Take(second.Lines.To));

        Assert.That(
            () => ReportReader.Read(ReportFile.FromBytes(System.Text.Encoding.UTF8.GetBytes(cut), "cut.txt")),
            Throws.TypeOf<ReportRefusedException>().With.Message.Contains("breaks off").And.Message.Contains("Get the whole report"));
    }
}
