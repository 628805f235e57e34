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
    [TestCase("ofsted-letter-northmere-2010.txt", "ofsted-letter", 6)]
    [TestCase("jtai-letter-kestrel-2017.txt", "jtai-letter", 6)]
    [TestCase("area-send-inspection-saltmarsh-2023.txt", "area-send-inspection", 6)]
    [TestCase("ofsted-looked-after-kestrel-2013.txt", "ofsted-looked-after", 6)]
    [TestCase("ofsted-single-inspection-eastvale-2016.txt", "ofsted-single-inspection", 8)]
    [TestCase("ofsted-children-services-marlport-2019.txt", "ofsted-children-services", 7)]
    [TestCase("cqc-must-should-fenland-2018.txt", "cqc-must-should", 6)]
    [TestCase("hmicfrs-child-protection-wolds-2019.txt", "hmicfrs-child-protection", 6)]
    [TestCase("progress-inspection-saltmarsh-2011.txt", "progress-inspection", 6)]
    [TestCase("general-review-marlport-2021.txt", "general", 6)]
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
    public void Place_in_the_title_is_no_body_where_the_report_never_speaks_of_its_council()
    {
        var reading = Read("cqc-clas-review-eastvale-2015.txt");

        Assert.That(reading.Area, Is.EqualTo("Eastvale"));
        Assert.That(reading.Bodies.Select(body => body.Name), Has.None.EqualTo("Eastvale"));
    }

    [Test]
    public void Urgency_is_a_hint_and_no_deadline()
    {
        var urgent = Read("cqc-clas-review-eastvale-2015.txt").Recommendations.Single(r => r.Number == "2.3");

        Assert.That((urgent.Timescale.Kind, urgent.Timescale.Printed), Is.EqualTo((TimescaleKind.Vague, "with some urgency")));
        Assert.That(urgent.Flags, Is.EqualTo(new[] { "vague-timescale" }));
    }

    [Test]
    public void Stamp_at_the_foot_of_a_page_is_no_part_of_an_item() =>
        Assert.That(Read("ofsted-letter-northmere-2010.txt").Recommendations[2].Text, Is.EqualTo("The common assessment is little used by schools and practices."));

    [Test]
    public void Seventy_working_days_of_the_letter_are_the_councils()
    {
        var duty = Read("jtai-letter-kestrel-2017.txt").PlanDuty!;

        Assert.That((duty.ByBody, duty.Timescale.Amount, duty.Timescale.Unit, duty.Timescale.Trigger),
            Is.EqualTo(("Kestrel County Council", (int?)70, (TimeUnit?)TimeUnit.WorkingDays, (TriggerEvent?)TriggerEvent.Letter)));
    }

    [Test]
    public void Musts_and_shoulds_of_a_trust_are_told_apart()
    {
        var all = Read("cqc-must-should-fenland-2018.txt").Recommendations;

        Assert.That(all.Select(r => r.Kind), Is.EqualTo(Enumerable.Repeat(RecommendationKind.MustDo, 3).Concat(Enumerable.Repeat(RecommendationKind.ShouldDo, 3))));
        Assert.That(all.SelectMany(r => r.Bodies).Select(b => b.Name).Distinct(), Is.EqualTo(new[] { "Fenland Partnership Trust" }));
    }

    [Test]
    public void Bodies_and_time_inside_a_sentence_are_read_and_indicators_are_not()
    {
        var all = Read("progress-inspection-saltmarsh-2011.txt").Recommendations;

        Assert.That(all.Select(r => r.Timescale.Kind), Is.EqualTo(new[]
        {
            TimescaleKind.Vague, TimescaleKind.Relative, TimescaleKind.None, TimescaleKind.Relative, TimescaleKind.None, TimescaleKind.None,
        }));
        Assert.That(all[1].Bodies.Select(b => b.Name), Is.EqualTo(new[] { "Saltmarsh City Council", "NHS Saltmarsh" }));
        Assert.That(Read("ofsted-single-inspection-eastvale-2016.txt").Recommendations[0].Timescale.Kind, Is.EqualTo(TimescaleKind.None), "\"within one working day\" is measured");
    }

    [Test]
    public void Board_plan_is_joined_across_its_broken_table()
    {
        var reading = Read("board-business-plan-northmere-2013.txt");

        Assert.That(reading.PlanRows.Select(r => r.Targets.Count), Is.EqualTo(new[] { 1, 1, 1, 2, 1, 1 }));
        Assert.That(reading.PlanRows[2].Action, Is.EqualTo("Strengthen the voice of young people in the board"));
        Assert.That(reading.PlanRows[3].Objective, Is.EqualTo("Early help – Families get help before things go wrong"));
        Assert.That(reading.Risks.Select(r => r.Mitigations.Count), Is.EqualTo(new[] { 2, 1 }));
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
