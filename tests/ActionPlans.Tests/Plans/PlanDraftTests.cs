using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Plans;

[TestFixture]
public sealed class PlanDraftTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private Installation house = null!;

    [SetUp]
    public async Task Import()
    {
        house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport
        {
            Asks = [new Ask("Within 3 months", "give every child a health assessment in time."), new Ask("Within 3 months", "share records of visits.", FictionalReport.Trust)],
        });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Plan_lists_every_recommendation_with_every_body_that_it_names()
    {
        var plan = (await house.PlanAsync()).Document;

        Assert.That(plan.Entries.Select(entry => $"{entry.Recommendation} {entry.Body} {entry.Accountable} {entry.MustAnswer} {entry.Answer}"), Is.EqualTo(new[]
        {
            $"R1 {FictionalReport.Commissioner} True True ", $"R2 {FictionalReport.Commissioner} True True ", $"R2 {FictionalReport.Trust} False False ",
        }));
        Assert.That(plan.Body, Is.EqualTo(FictionalReport.Commissioner));
    }

    [Test]
    public async Task What_is_written_is_there_and_the_checks_know_it()
    {
        await house.AgreeAsync("R1");
        await house.AnswerAsync("R2", PlanAnswer.PartlyAgreed, "Records are shared already; visits are not.");

        var view = await house.PlanAsync();

        Assert.That(view.Problems.Where(problem => problem.Blocks).Select(problem => problem.Text), Is.EqualTo(new[] { $"{FictionalReport.Commissioner} agrees to R2, but names no action: add one with a lead and a target." }));
        Assert.That(view.Problems.Where(problem => !problem.Blocks).Select(problem => problem.Text).Single(), Does.StartWith($"{FictionalReport.Trust} has not answered R2"));
        var action = view.Document.Entries[0].Actions.Single();
        Assert.That((action.Id, action.State, action.Due), Is.EqualTo(("A1", "draft", (DateOnly?)new DateOnly(2012, 12, 31))));
    }

    [Test]
    public async Task A_provider_answers_for_itself_with_its_own_actions()
    {
        await house.AnswerAsync("R2", body: FictionalReport.Trust.ToUpperInvariant(), by: "Sam Whitlow");
        await house.PlanActionAsync("R2", body: FictionalReport.Trust, by: "Sam Whitlow");

        var entries = (await house.PlanAsync()).Document.Entries;
        Assert.That(entries.Select(entry => (entry.Answer, entry.AnsweredBy, entry.Actions.Count)), Is.EqualTo(new[] { (null, null, 0), (null, null, 0), ((string?)"agreed", (string?)"Sam Whitlow", 1) }));
    }

    [Test]
    public async Task Of_two_people_who_change_the_same_answer_the_second_is_told()
    {
        await house.AnswerAsync("R1");
        var seen = (await house.PlanAsync()).Document.Entries[0].Seen;
        Assert.That((await house.AnswerAsync("R1", PlanAnswer.NotAgreed, "Not ours.", by: "Ann", seen: seen)).IsAccepted);

        var second = await house.AnswerAsync("R1", PlanAnswer.PartlyAgreed, "Half of it.", by: "Bob", seen: seen);

        Assert.That((second.Outcome, second.Reason), Is.EqualTo((DecisionOutcome.Ignored, $"somebody else changed the answer of {FictionalReport.Commissioner} to R1 meanwhile: look at it again with 'actionplans plan draft P1'")));
        Assert.That((await house.PlanAsync()).Document.Entries[0].Answer, Is.EqualTo("notAgreed"));
    }

    [Test]
    public async Task Of_two_people_who_change_the_same_action_the_second_is_told()
    {
        var id = await house.AgreeAsync("R1");
        var seen = (await house.PlanAsync()).Document.Entries[0].Actions[0].Seen;
        Assert.That((await house.ChangeAsync(id, new ActionFields(Lead: "Head of nursing"), seen)).IsAccepted);

        Assert.That((await house.ChangeAsync(id, new ActionFields(Lead: "Named doctor"), seen)).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That((await house.Mediator.Send(new RemovePlanAction(PlanWriter.P1, id, "Bob", seen))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That((await house.PlanAsync()).Document.Entries[0].Actions[0].Lead, Is.EqualTo("Head of nursing"));
    }

    [Test]
    public async Task Changing_one_cell_leaves_the_others_and_a_target_keeps_the_day_on_which_it_was_written()
    {
        var id = await house.AgreeAsync("R1", fields: PlanWriter.Training with { Target = "within 3 months" });
        house.SleepUntil(new DateOnly(2012, 11, 12));

        await house.ChangeAsync(id, new ActionFields(Outcome: "", Lead: "Head of nursing"));

        var action = (await house.PlanAsync()).Document.Entries[0].Actions[0];
        Assert.That((action.Lead, action.Outcome, action.Text, action.Due), Is.EqualTo(("Head of nursing", (string?)null, PlanWriter.Training.Text, (DateOnly?)new DateOnly(2013, 1, 29))));
    }

    [Test]
    public async Task A_draft_action_that_is_removed_is_gone_and_its_id_is_not_given_again()
    {
        var first = await house.AgreeAsync("R1");
        Assert.That((await house.Mediator.Send(new RemovePlanAction(PlanWriter.P1, first, Installation.Lead))).IsAccepted);

        var second = await house.PlanActionAsync("R1");

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That((await house.PlanAsync()).Document.Entries[0].Actions.Select(action => action.Id), Is.EqualTo(new[] { second.ToString() }));
        Assert.That(async () => await house.ChangeAsync(first, new ActionFields(Lead: "x")), Throws.TypeOf<RefusedException>());
    }

    [TestCase("R9", null, "R9 is not in P1")]
    [TestCase("R1", FictionalReport.Trust, "does not answer for R1")]
    [TestCase("R1", "Nobody\0", "does not answer for R1")]
    public void What_is_not_in_the_plan_is_refused_with_what_is(string recommendation, string? body, string why) =>
        Assert.That(async () => await house.AnswerAsync(recommendation, body: body), Throws.TypeOf<RefusedException>().With.Message.Contains(why));

    [Test]
    public async Task A_date_for_a_recommendation_that_has_one_and_a_plan_that_waits_are_refused()
    {
        Assert.That((await house.AnswerAsync("R1", due: new DateOnly(2013, 3, 28))).Reason, Does.Contain("ask for an extension"));
        await house.AgreeAsync("R1");
        await house.AgreeAsync("R2");
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));

        Assert.That((await house.AnswerAsync("R1", PlanAnswer.NotAgreed, "No.")).Reason, Does.Contain("waits for a decision"));
    }

    [Test]
    public async Task Text_without_words_too_long_or_with_control_characters_does_no_harm()
    {
        Assert.That((await house.Mediator.Send(new AddPlanAction(PlanWriter.P1, SubjectId.Recommendation(1), null, new ActionFields(Text: " \0 "), "Ann"))).Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(async () => await house.PlanActionAsync("R1", new ActionFields(Text: new string('x', PlanText.Longest + 1))), Throws.TypeOf<RefusedException>().With.Message.Contains("4001 characters"));

        await house.PlanActionAsync("R1", new ActionFields(Text: "Train\0 all\u0007 staff\ud800 </w:t> =1+1"));

        Assert.That((await house.PlanAsync()).Document.Entries[0].Actions.Single().Text, Is.EqualTo("Train all staff </w:t> =1+1"));
    }

    [Test]
    public async Task Everything_that_is_written_stands_in_the_audit_trail()
    {
        var id = await house.AgreeAsync("R1");
        await house.ChangeAsync(id, new ActionFields(Lead: "Head of nursing"));

        Assert.That(house.Rows<string>("SELECT Kind || ' ' || Subject FROM TimelineEntry WHERE Kind LIKE 'Plan%' OR Kind LIKE 'Action%' ORDER BY Id"), Is.EqualTo(new[] { "PlanAnswered P1", "ActionDrafted A1", "ActionChanged A1" }));
        Assert.That(house.Rows<string>("SELECT After FROM TimelineEntry WHERE Kind = 'ActionChanged'").Single(), Does.Contain("lead Head of nursing"));
    }
}
