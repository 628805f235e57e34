using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>
/// "Checks before submission (every recommendation answered: agreed / partly agreed / not agreed with reason; a lead and a target each; SMART
/// hints)"; "a recommendation without a printed timescale asks the lead to propose one; the plan isn't submittable without it".
/// </summary>
public sealed class PlanChecksTests
{
    private const string Commissioner = "NHS Harrowdale";
    private const string Trust = "Harrowdale Hospitals NHS Trust";
    private static readonly DateOnly Today = new(2012, 11, 5);
    private static readonly DateOnly Due = new(2013, 1, 26);

    private static readonly PlanAction Good = Action(
        "Train every health visitor in the new assessment.", "All assessments are done within 28 days.", "Audit of 50 records", "Named nurse", "by 31 December 2012");

    private static readonly PlanItem Complete = new("R1", Commissioner, true, TimescaleKind.Relative, Due, new(PlanAnswer.Agreed, null, null), [Good]);

    [Test]
    public void A_complete_answer_has_nothing_to_say() => Assert.That(Of(Complete), Is.Empty);

    [Test]
    public void Every_recommendation_has_to_be_answered() =>
        Assert.That(Blocking(Complete with { Response = null }), Is.EqualTo(new[] { "R1: NHS Harrowdale has not answered R1: agreed, partly agreed, or not agreed with the reason." }));

    [Test]
    public void A_body_that_the_plan_need_not_wait_for_is_named_but_does_not_block()
    {
        var problems = Of(Complete with { Body = Trust, MustAnswer = false, Response = null });

        Assert.That(problems.Single(), Has.Property("Blocks").False.And.Property("Text").Contains("Harrowdale Hospitals NHS Trust has not answered R1"));
    }

    [TestCase(PlanAnswer.PartlyAgreed)]
    [TestCase(PlanAnswer.NotAgreed)]
    public void Anything_but_agreement_needs_a_reason(PlanAnswer answer)
    {
        Assert.That(Blocking(Complete with { Response = new(answer, " ", null) }).Single(), Does.Contain("give the reason"));
        Assert.That(Blocking(Complete with { Response = new(answer, "The trust no longer provides it.", null) }), Is.Empty);
    }

    [TestCase(PlanAnswer.Agreed)]
    [TestCase(PlanAnswer.PartlyAgreed)]
    public void What_is_agreed_needs_an_action(PlanAnswer answer) =>
        Assert.That(Blocking(Complete with { Response = new(answer, "So far.", null), Actions = [] }).Single(), Does.Contain("names no action"));

    [Test]
    public void What_is_not_agreed_needs_neither_action_nor_date() =>
        Assert.That(Of(Complete with { Due = null, Timescale = TimescaleKind.None, Response = new(PlanAnswer.NotAgreed, "Not ours.", null), Actions = [] }), Is.Empty);

    [TestCase(null, "by 31 December 2012", "has no lead")]
    [TestCase(" ", "by 31 December 2012", "has no lead")]
    [TestCase("Named nurse", null, "has no target")]
    [TestCase("Named nurse", "TBC", "has no target")]
    public void Every_action_needs_a_lead_and_a_target(string? lead, string? target, string missing) =>
        Assert.That(Blocking(Complete with { Actions = [Good with { Lead = lead, Target = Target(target) }] }).Single(), Does.Contain(missing));

    [Test]
    public void Without_a_printed_timescale_a_date_has_to_be_proposed()
    {
        var undated = Complete with { Timescale = TimescaleKind.None, Due = null };

        Assert.That(Blocking(undated).Single(), Is.EqualTo("R1: The report gives no date for R1: propose one."));
        Assert.That(Blocking(undated with { Response = new(PlanAnswer.Agreed, null, new DateOnly(2013, 3, 28)) }), Is.Empty);
        Assert.That(Blocking(undated with { Response = new(PlanAnswer.Agreed, null, Today) }).Single(), Does.Contain("not in the future"));
    }

    [Test]
    public void A_vague_timescale_is_advised_to_be_dated_and_an_ongoing_one_is_not()
    {
        Assert.That(Of(Complete with { Timescale = TimescaleKind.Vague, Due = null }).Single(), Has.Property("Blocks").False.And.Property("Text").Contains("propose one"));
        Assert.That(Of(Complete with { Timescale = TimescaleKind.Continuous, Due = null }), Is.Empty);
    }

    [Test]
    public void What_is_closed_or_done_is_left_alone()
    {
        Assert.That(Of(Complete with { IsOver = true, Response = null }), Is.Empty);
        Assert.That(Of(Complete with { Actions = [Good with { Lead = null, Outcome = null, IsOver = true }] }), Is.Empty);
    }

    [Test]
    public void A_target_after_the_reports_own_date_asks_for_an_extension() =>
        Assert.That(Of(Complete with { Actions = [Good with { Target = Target("by 31 March 2013") }] }).Single(), Has.Property("Blocks").False.And.Property("Text").EqualTo(
            "A1 is to be done by Sunday 31 March 2013, later than R1 itself, due Saturday 26 January 2013: plan it earlier, or ask for an extension."));

    [Test]
    public void A_target_after_the_proposed_date_and_one_that_has_passed_are_pointed_out()
    {
        var undated = Complete with { Timescale = TimescaleKind.None, Due = null, Response = new(PlanAnswer.Agreed, null, new DateOnly(2012, 12, 14)) };

        Assert.That(Of(undated).Single().Text, Does.Contain("bring the two together"));
        Assert.That(Of(Complete with { Actions = [Good with { Target = Target("by 1 October 2012") }] }).Single().Text, Does.Contain("has passed"));
    }

    [TestCase("Better awareness among staff", "does not say what is done")]
    [TestCase("Consider training for health visitors.", "says \"Consider\"")]
    [TestCase("Train staff as appropriate.", "says \"as appropriate\"")]
    public void An_action_says_what_is_done(string text, string hint) => Assert.That(Hints(Good with { Text = text }), Has.Some.Contains(hint));

    [TestCase(null, "names no outcome")]
    [TestCase("Assessments improve.", "without a measure")]
    public void An_outcome_can_be_measured(string? outcome, string hint) => Assert.That(Hints(Good with { Outcome = outcome }).Single(), Does.Contain(hint));

    [Test]
    public void Evidence_of_compliance_is_named() => Assert.That(Hints(Good with { EvidenceExpected = "" }).Single(), Does.Contain("names no evidence"));

    [TestCase(Commissioner)]
    [TestCase("Harrowdale Hospitals NHS Trust.")]
    [TestCase("NHS Harrowdale / Harrowdale Hospitals NHS Trust")]
    [TestCase("Community children's team")]
    public void A_body_is_no_lead(string lead) => Assert.That(Hints(Good with { Lead = lead }).Single(), Does.Contain("name a person or a role there"));

    [TestCase("Dr A. Example")]
    [TestCase("Safeguarding lead, NHS Harrowdale")]
    [TestCase("Head of the community children's team")]
    [TestCase("Jo Bloggs (NHS Harrowdale)")]
    public void A_person_or_a_role_is_a_lead(string lead) => Assert.That(Hints(Good with { Lead = lead }), Is.Empty);

    [FsCheck.NUnit.Property]
    public bool Hints_never_block_and_never_stumble(string? text, string? outcome, string? lead) =>
        SmartHints.Of(Good with { Text = text ?? "", Outcome = outcome, Lead = lead }, [Commissioner]).Count() < 7;

    private static IReadOnlyList<PlanProblem> Of(PlanItem item) => PlanChecks.Of([item, Complete with { Recommendation = "R9", Body = Trust }], Today);

    private static IEnumerable<string> Blocking(PlanItem item) => Of(item).Where(problem => problem.Blocks).Select(problem => $"{problem.About}: {problem.Text}");

    private static IEnumerable<string> Hints(PlanAction action) => SmartHints.Of(action, [Commissioner, Trust]);

    private static PlanAction Action(string text, string outcome, string evidence, string lead, string target) =>
        new("Assessments in time", text, outcome, evidence, lead, Target(target)) { Id = "A1" };

    private static PlanTarget Target(string? printed) => PlanTarget.Read(printed, Today, DeadlinePolicy.Default, WorkingDays.EnglandAndWales);
}
