using ActionPlans.Data;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Reports;

internal sealed class CorrectionsTests
{
    private static readonly string Sample = Path.Combine(Demo.SamplesFolder, "cqc-integrated-inspection-northmere-2012.txt");

    private static readonly string Board = Path.Combine(Demo.SamplesFolder, "board-business-plan-northmere-2013.txt");

    private static Reading ReadBoard() => ReportReader.Read(ReportFile.Load(Board));

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

    [Test]
    public void Corrected_row_of_a_board_plan_replaces_what_was_read_and_loses_its_doubts()
    {
        var read = ReadBoard().PlanRows;
        var joined = Enumerable.Range(1, read.Count).First(ordinal => read[ordinal - 1].Flags.Contains("joined-rows"));

        var corrected = Corrections.Parse(
            $$"""{ "planRows": [ { "ordinal": {{joined}}, "action": "Ask young people", "lead": "", "targets": ["Jan 14", "On-going"] }, { "ordinal": 1, "drop": true } ] }""").ApplyTo(ReadBoard()).PlanRows;

        Assert.That(corrected, Has.Count.EqualTo(read.Count - 1));
        var row = corrected[joined - 2];
        Assert.That((row.Action, row.Lead, row.Outcome), Is.EqualTo(("Ask young people", (string?)null, read[joined - 1].Outcome)));
        Assert.That(row.Targets.Select(target => target.Printed), Is.EqualTo(new[] { "Jan 14", "On-going" }));
        Assert.That(row.Flags, Is.EqualTo(new[] { "no-lead" }));
        Assert.That(corrected[0].Action, Is.EqualTo(read[1].Action));
    }

    [Test]
    public void Row_that_was_read_as_one_becomes_several()
    {
        var read = ReadBoard().PlanRows;

        var corrected = Corrections.Parse("""
            { "planRows": [ { "ordinal": 2, "lead": "Chair", "into": [ { "action": "Write it", "targets": ["Jan 14"] }, { "action": "Print it", "targets": [] } ] } ] }
            """).ApplyTo(ReadBoard()).PlanRows;

        Assert.That(corrected.Select(row => row.Action), Is.EqualTo(new[] { read[0].Action, "Write it", "Print it" }.Concat(read.Skip(2).Select(row => row.Action))));
        Assert.That(corrected.Skip(1).Take(2).Select(row => (row.Lead, row.Outcome)), Is.All.EqualTo(("Chair", read[1].Outcome)));
        Assert.That(corrected[2].Flags, Is.EqualTo(new[] { "no-timescale" }));
    }

    [TestCase("""{ "planRows": [ { "ordinal": 99, "drop": true } ] }""", "plan row 99")]
    [TestCase("""{ "planRows": [ { "ordinal": 1 }, { "ordinal": 1 } ] }""", "twice")]
    [TestCase("""{ "planRows": [ { "ordinal": 1, "objective": "", "action": " ", "outcome": "" } ] }""", "says nothing")]
    [TestCase("""{ "planRows": [ { "ordinal": 1, "into": [] } ] }""", "no rows")]
    public void Correction_of_a_row_that_makes_no_sense_is_refused(string json, string said) =>
        Assert.That(() => Corrections.Parse(json).ApplyTo(ReadBoard()), Throws.TypeOf<ReportRefusedException>().With.Message.Contains(said));

    [Test]
    public async Task Board_plan_is_seen_through_as_corrected_and_kept_as_read()
    {
        using var installation = Installation.At(new DateOnly(2013, 7, 1));
        var corrections = Corrections.Parse("""{ "planRows": [ { "ordinal": 2, "targets": ["by 10 September 2013"] } ] }""");

        var imported = await installation.Mediator.Send(new ImportReport(
            "board.txt", await File.ReadAllBytesAsync(Board), new DateOnly(2013, 7, 1), "Robin Ashdown", corrections));

        Assert.That(imported.Actions[1].Deadline.Due, Is.EqualTo(new DateOnly(2013, 9, 10)));
        using var work = installation.Database.Begin();
        Assert.That(work.Scalar<string>("SELECT Corrections FROM Report"), Does.Contain("10 September"));
        Assert.That(work.Scalar<string>("SELECT Reading FROM Report"), Does.Not.Contain("10 September"));
    }

    [TestCase("""{ "recommendations": [ null ] }""")]
    [TestCase("""{ "recommendations": [ { "ordinal": 1, "bodies": [ null ] } ] }""")]
    [TestCase("""{ "planRows": [ null ] }""")]
    [TestCase("""{ "planRows": [ { "ordinal": 1, "into": [ { "targets": [ null ] } ] } ] }""")]
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
