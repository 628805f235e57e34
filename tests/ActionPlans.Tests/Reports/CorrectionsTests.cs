using ActionPlans.Data;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Reports;

internal sealed class CorrectionsTests
{
    private static readonly string Sample = Path.Combine(Demo.SamplesFolder, "cqc-integrated-inspection-northmere-2012.txt");

    private static Reading Read() => ReportReader.Read(ReportFile.Load(Sample));

    [Test]
    public void Corrected_timescale_text_and_bodies_replace_what_was_read_and_nothing_else()
    {
        var corrections = Corrections.Parse(
            """{ "recommendations": [ { "ordinal": 2, "timescale": "within 6 weeks of publication", "bodies": ["NHS Elsewhere"], "text": "Do it." } ] }""");

        var corrected = corrections.ApplyTo(Read());

        Assert.That(corrected.Recommendations[1].Text, Is.EqualTo("Do it."));
        Assert.That(corrected.Recommendations[1].Timescale.Amount, Is.EqualTo(6));
        Assert.That(corrected.Recommendations[1].Bodies.Select(body => body.Name), Is.EqualTo(new[] { "NHS Elsewhere" }));
        Assert.That(corrected.Recommendations[0], Is.EqualTo(Read().Recommendations[0]).Using<ReadRecommendation>((a, b) => a.Text == b.Text && a.Timescale == b.Timescale));
    }

    [Test]
    public void Title_dates_and_the_plan_asked_for_can_be_put_right()
    {
        var corrected = Corrections.Parse(
            """{ "title": "Another", "region": "North", "inspectedTo": "2012-06-30", "plan": { "by": "NHS Elsewhere", "within": "30 working days of receipt of this report" } }""").ApplyTo(Read());

        Assert.That((corrected.Title, corrected.Region, corrected.Dates.InspectionTo), Is.EqualTo(("Another", "North", new DateOnly(2012, 6, 30))));
        Assert.That((corrected.PlanDuty!.ByBody, corrected.PlanDuty.Timescale.Amount, corrected.PlanDuty.To), Is.EqualTo(("NHS Elsewhere", 30, Read().PlanDuty!.To)));
        Assert.That(Corrections.Parse("""{ "plan": { "drop": true } }""").ApplyTo(Read()).PlanDuty, Is.Null);
    }

    [Test]
    public void What_the_reader_missed_comes_after_what_it_found()
    {
        var corrected = Corrections.Parse("""{ "missed": [ { "text": "Look again.", "timescale": "Within 6 months", "bodies": ["NHS Elsewhere"], "line": 12 } ] }""").ApplyTo(Read());

        var added = corrected.Recommendations[^1];
        Assert.That((added.Ordinal, added.Text, added.Timescale.Amount, added.Lines.From), Is.EqualTo((Read().Recommendations.Count + 1, "Look again.", 6, 12)));
    }

    [Test]
    public void What_is_no_recommendation_is_left_out()
    {
        var corrected = Corrections.Parse("""{ "recommendations": [ { "ordinal": 1, "drop": true } ] }""").ApplyTo(Read());

        Assert.That(corrected.Recommendations.Select(read => read.Ordinal), Does.Not.Contain(1));
    }

    [TestCase("""{ "recommendations": [ { "ordinal": 99, "drop": true } ] }""", "99")]
    [TestCase("""{ "recommendations": [ { "ordinal": 1, "text": "  " } ] }""", "empty")]
    [TestCase("""{ "recommendations": [ { "ordinal": 1 }, { "ordinal": 1 } ] }""", "twice")]
    public void Correction_that_makes_no_sense_is_refused(string json, string said) =>
        Assert.That(() => Corrections.Parse(json).ApplyTo(Read()), Throws.TypeOf<ReportRefusedException>().With.Message.Contains(said));

    [TestCase("not json")]
    [TestCase("""{ "recomendations": [] }""")]
    [TestCase("""{ "published": "yesterday" }""")]
    public void Correction_file_of_another_form_is_refused(string json) =>
        Assert.That(() => Corrections.Parse(json), Throws.TypeOf<ReportRefusedException>());

    [Test]
    public async Task Import_counts_from_the_correction_and_keeps_the_reading_beside_it()
    {
        using var installation = Installation.At(new DateOnly(2012, 10, 26));
        var corrections = Corrections.Parse("""{ "recommendations": [ { "ordinal": 3, "timescale": "Within 5 working days of receipt of this report" } ] }""");

        var imported = await installation.Mediator.Send(new ImportReport(
            "northmere.txt", await File.ReadAllBytesAsync(Sample), new DateOnly(2012, 10, 26), "Robin Ashdown", corrections));

        Assert.That(imported.Recommendations[2].Deadline.Due, Is.EqualTo(new DateOnly(2012, 11, 2)));
        using var work = installation.Database.Begin();
        Assert.That(work.Scalar<string>("SELECT Corrections FROM Report"), Does.Contain("5 working days"));
        Assert.That(work.Scalar<string>("SELECT Reading FROM Report"), Does.Not.Contain("5 working days"));
    }
}
