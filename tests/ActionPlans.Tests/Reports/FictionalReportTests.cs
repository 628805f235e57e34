using System.Text;
using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Two hundred invented reports a family, each with its own answers, as flowing text and as printed pages.</summary>
[TestFixture]
public sealed class FictionalReportTests
{
    private const int Reports = 200;

    [Test]
    public void Cqc_integrated_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.CqcIntegrated, "cqc-integrated-inspection", wrapped);

    [Test]
    public void Clas_reviews_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.Clas, "cqc-clas-review", wrapped);

    [Test]
    public void Ofsted_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.Ofsted, "ofsted-integrated-inspection", wrapped);

    private static void Check(Func<int, FictionalReport> write, string family, bool wrapped)
    {
        for (var seed = 1; seed <= Reports; seed++)
        {
            var report = write(seed);
            var text = wrapped ? report.Wrapped(76 + (seed % 30), 30 + (seed % 20)) : report.Text;
            var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "fictional.txt"));
            var found = reading.Recommendations.Select(r => new ExpectedRecommendation(
                r.Text, r.Number, r.Timescale.Amount, r.Timescale.Kind == TimescaleKind.Immediate, r.Bodies.Select(b => b.Name!).ToList(), r.OpenEnded, r.Marks.SingleOrDefault()));

            Assert.That(reading.Family, Is.EqualTo(family));
            Assert.That(found.Select(Line), Is.EqualTo(report.Expected.Select(Line)), $"seed {seed}\n{text}");
            Assert.That(reading.Dates, Is.EqualTo(new ReportDates(report.From, report.To, report.Published)), $"seed {seed}");
            Assert.That(reading.Area, Is.EqualTo(report.Place));
        }
    }

    private static string Line(ExpectedRecommendation r) =>
        $"{r.Number} {r.Text} [{r.Months} {r.Immediate} {string.Join('+', r.Bodies)} {r.OpenEnded} {r.Mark}]";
}
