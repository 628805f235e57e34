using System.Text;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Reports.Input;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Tests.Reports;

/// <summary>Forty invented reports a family, each with its own answers, as flowing text and as printed pages.</summary>
[TestFixture]
public sealed class FictionalReportTests
{
    private const int Reports = 40;

    [Test]
    public void Cqc_integrated_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.CqcIntegrated, "cqc-integrated-inspection", wrapped);

    [Test]
    public void Clas_reviews_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.Clas, "cqc-clas-review", wrapped);

    [Test]
    public void Ofsted_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalReport.Ofsted, "ofsted-integrated-inspection", wrapped);

    [Test]
    public void Looked_after_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalLookedAfter.Write, "ofsted-looked-after", wrapped);

    [Test]
    public void Childrens_services_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalChildrensServices.Write, "ofsted-children-services", wrapped);

    [Test]
    public void Single_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalSingleInspection.Write, "ofsted-single-inspection", wrapped);

    [Test]
    public void Musts_and_shoulds_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalMustShould.Write, "cqc-must-should", wrapped, hasPlace: false);

    [Test]
    public void Child_protection_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalChildProtection.Write, "hmicfrs-child-protection", wrapped, hasPlace: false);

    [Test]
    public void Progress_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalProgress.Progress, "progress-inspection", wrapped);

    [Test]
    public void Reviews_of_no_known_family_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalProgress.General, "general", wrapped);

    [Test]
    public void Ofsted_letters_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalLetters.Ofsted, "ofsted-letter", wrapped);

    [Test]
    public void Jtai_letters_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalLetters.Jtai, "jtai-letter", wrapped);

    [Test]
    public void Send_inspections_are_read_as_they_were_written([Values(false, true)] bool wrapped) =>
        Check(FictionalSend.Write, "area-send-inspection", wrapped);

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Integrated_inspections_are_read_however_they_are_printed(FsCheck.DoNotSize<int> seed, bool pages) =>
        CheckPrinted(FictionalHealthReport.Integrated(seed.Item), "cqc-integrated-inspection", seed.Item, pages);

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Clas_reviews_are_read_however_they_are_printed(FsCheck.DoNotSize<int> seed, bool pages) =>
        CheckPrinted(FictionalHealthReport.Clas(seed.Item), "cqc-clas-review", seed.Item, pages);

    private static void CheckPrinted(FictionalReport report, string family, int seed, bool pages)
    {
        var text = FictionalPrinting.Print(report, seed, pages);
        var lines = new ReportText("fictional", "", PlainText.Lines(text, "fictional", pages), pages);
        Check(report, ReportReader.Read(pages ? PageLayout.InReadingOrder(lines) : lines), family, true, $"seed {seed}, pages {pages}\n{text}");
    }

    private static void Check(Func<int, FictionalReport> write, string family, bool wrapped, bool hasPlace = true)
    {
        for (var seed = 1; seed <= Reports; seed++)
        {
            var report = write(seed);
            var text = wrapped ? report.Wrapped(76 + (seed % 30), 30 + (seed % 20)) : report.Text;
            Check(report, ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "fictional.txt")), family, hasPlace, $"seed {seed}\n{text}");
        }
    }

    private static void Check(FictionalReport report, Reading reading, string family, bool hasPlace, string about)
    {
        var found = reading.Recommendations.Select(r => new ExpectedRecommendation(
            r.Text, r.Number, r.Timescale.Amount, r.Timescale.Kind == TimescaleKind.Immediate, r.Bodies.Select(b => b.Name!).ToList(), r.OpenEnded, r.Marks.SingleOrDefault(), r.Kind));

        Assert.That(reading.Family, Is.EqualTo(family));
        Assert.That(found.Zip(report.Expected, (f, e) => Line(e.Kind is null ? f with { Kind = null } : f)).Concat(found.Skip(report.Expected.Count).Select(Line)), Is.EqualTo(report.Expected.Select(Line)), about);
        Assert.That(reading.Dates, Is.EqualTo(new ReportDates(report.From, report.To, report.Published)), about);
        Assert.That(reading.Area, Is.EqualTo(hasPlace ? report.Place : reading.Area));
    }

    private static string Line(ExpectedRecommendation r) =>
        $"{r.Number} {r.Text} [{r.Amount} {r.Immediate} {string.Join('+', r.Bodies)} {r.OpenEnded} {r.Mark} {r.Kind}]";
}
