using ActionPlans.Audit;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

/// <summary>One recommendation, due on 26 January 2013.</summary>
[TestFixture]
public sealed class RagTests
{
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_one_thing_by_26_January()
    {
        house = Installation.At(new DateOnly(2012, 12, 3));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Colour_is_computed_day_by_day_with_its_rule()
    {
        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Green));
        house.SleepUntil(new DateOnly(2013, 1, 14));
        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Amber));
        house.SleepUntil(new DateOnly(2013, 1, 27));
        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Red));
        Assert.That((await house.ShowAsync("R1")).Rag!.Rule, Is.EqualTo("Red: it was due Saturday 26 January 2013."));
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Blue));
    }

    [Test]
    public async Task Colour_set_by_a_person_ends_by_itself_and_stays_in_the_history()
    {
        Assert.That((await SetAsync(RagColour.White, new DateOnly(2013, 1, 4))).IsAccepted);

        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.White));
        Assert.That((await house.ShowAsync("R1")).Rag!.Rule, Does.StartWith($"White: it waits for {FictionalReport.Trust}; set by").And.Contain("The council has to move first.").And.Contain("Computed: Green"));
        house.SleepUntil(new DateOnly(2013, 1, 5));
        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Green));
        Assert.That((await house.ShowAsync("R1")).RagHistory.Single().Colour, Is.EqualTo("white"));
    }

    [Test]
    public async Task Second_colour_takes_the_place_of_the_first_and_both_are_kept()
    {
        await SetAsync(RagColour.White, new DateOnly(2013, 1, 4));
        await SetAsync(RagColour.Red, new DateOnly(2013, 1, 11));

        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Red));
        Assert.That((await house.ShowAsync("R1")).RagHistory.Select(set => (set.Colour, set.ClearedAt is null)), Is.EqualTo(new[] { ("white", false), ("red", true) }));
    }

    [Test]
    public async Task Colour_taken_back_is_computed_again()
    {
        await SetAsync(RagColour.Red, new DateOnly(2013, 1, 11));

        Assert.That((await house.Mediator.Send(new ClearRag(R1, "", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new ClearRag(R1, "The council has moved.", Installation.Lead))).IsAccepted);
        Assert.That((await house.Mediator.Send(new ClearRag(R1, "Again.", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));

        Assert.That(await ColourAsync(), Is.EqualTo(RagColour.Green));
    }

    [Test]
    public async Task Without_a_rationale_nothing_is_set()
    {
        Assert.That((await house.Mediator.Send(new OverrideRag(R1, RagColour.Red, " ", new DateOnly(2013, 1, 4), Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM RagOverride"), Is.Zero);
    }

    [Test]
    public async Task Setting_and_taking_back_are_in_the_audit_trail()
    {
        await SetAsync(RagColour.Red, new DateOnly(2013, 1, 11));
        await house.Mediator.Send(new ClearRag(R1, "The council has moved.", Installation.Lead));

        Assert.That(
            house.Rows<string>("SELECT Kind || ': ' || Before || ' -> ' || After FROM TimelineEntry WHERE Kind LIKE 'Rag%' ORDER BY Id"),
            Is.EqualTo(new[] { "RagSet: computed -> red until 2013-01-11", "RagCleared: red until 2013-01-11 -> computed" }));
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).IsWhole);
    }

    [Test]
    public async Task White_that_waits_for_another_recommendation_ends_when_that_one_is_closed()
    {
        using var two = Installation.At(new DateOnly(2012, 12, 3));
        await two.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 2) with { PlanWithin = null });
        Task<Decision> WaitForAsync(string what) => two.Mediator.Send(
            new OverrideRag(R1, RagColour.White, "The audit comes first.", new DateOnly(2013, 1, 31), Installation.Lead) { DependsOn = what });

        Assert.That((await WaitForAsync("r2")).IsAccepted);
        Assert.That((await two.ShowAsync("R1")).Rag!.Rule, Does.StartWith("White: it waits for R2;"));
        Assert.That(two.Rows<string>("SELECT Text FROM TimelineEntry WHERE Kind = 'RagSet'").Single(), Does.Contain("waiting for R2"));
        await two.HandInAsync("R2");
        await two.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));

        Assert.That((await two.ShowAsync("R1")).Rag!.Colour, Is.EqualTo(RagColour.Green));
        Assert.That((await two.Mediator.Send(new GetStatus())).Subjects[0].Rag!.Colour, Is.EqualTo(RagColour.Green));
        Assert.That((await WaitForAsync("R2")).Reason, Does.Contain("R2 is closed already"));
        Assert.That(() => WaitForAsync("R1"), Throws.TypeOf<RefusedException>().With.Message.Contains("cannot wait for itself"));
        Assert.That(() => WaitForAsync(FictionalReport.Commissioner), Throws.TypeOf<RefusedException>().With.Message.Contains("answers for R1 itself"));
    }

    private Task<Decision> SetAsync(RagColour colour, DateOnly until) =>
        house.Mediator.Send(new OverrideRag(R1, colour, "The council has to move first.", until, Installation.Lead)
        {
            DependsOn = colour == RagColour.White ? FictionalReport.Trust : null,
        });

    /// <summary>The list and the page of one recommendation have to agree.</summary>
    private async Task<RagColour> ColourAsync()
    {
        var shown = (await house.ShowAsync("R1")).Rag!;
        Assert.That((await house.Mediator.Send(new GetStatus())).Subjects.Single().Rag, Is.EqualTo(shown));
        return shown.Colour;
    }
}
