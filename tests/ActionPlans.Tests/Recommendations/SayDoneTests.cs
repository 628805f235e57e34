using ActionPlans.Audit;
using ActionPlans.Checks;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

/// <summary>Received on 29 October 2012, due on Saturday 26 January 2013.</summary>
[TestFixture]
public sealed class SayDoneTests
{
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly Said = new(2013, 1, 10);

    [Test]
    public async Task Lead_is_asked_for_the_evidence_and_nothing_becomes_less_late()
    {
        using var house = await OneAskAsync();
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14), new TimeOnly(11, 0));
        Assert.That(await house.Mediator.Send(new SayDone(R1, Said, "Every health visitor is trained.", null, Installation.Lead)), Is.EqualTo(Decision.Accepted));

        await house.LiveUntilAsync(new DateOnly(2013, 1, 29), new TimeOnly(12, 0));

        var overdue = house.Messages.Last(message => message.Role == "lead");
        Assert.That(overdue.Text, Does.Contain("You have said that it was done on Thursday 10 January 2013. What is missing is evidence").And.Contain("Submit evidence of what was done today."));
        Assert.That((await house.Mediator.Send(new ListOverdue(null))).Select(item => item.Id), Is.EqualTo(new[] { R1 }));
        var shown = await house.ShowAsync("R1");
        Assert.That((shown.State, shown.SaidDoneOn, shown.Rag!.Colour), Is.EqualTo(("open", (DateOnly?)Said, RagColour.Red)));
        Assert.That(shown.Parts.Single().Said, Is.EqualTo(new StatedDone(Said, Installation.Lead, "Every health visitor is trained.")));
        Assert.That((await house.Mediator.Send(new GetStatus())).Subjects.Single(subject => subject.Id == R1).SaidDoneOn, Is.EqualTo(Said));
    }

    [Test]
    public async Task Those_above_read_that_it_is_said_to_be_done_and_that_evidence_is_missing()
    {
        using var house = await OneAskAsync();
        await house.Mediator.Send(new SayDone(R1, Received, null, null, Installation.Lead));

        await house.LiveUntilAsync(new DateOnly(2013, 2, 28));

        Assert.That(
            house.Messages.First(message => message.Items.Any(item => item.Kind == "escalation")).Text,
            Does.Contain("Those responsible say that it was done on Monday 29 October 2012. No evidence has been submitted."));
    }

    [Test]
    public async Task Taken_back_with_a_reason_it_is_as_before_and_both_stay_on_record()
    {
        using var house = await OneAskAsync();
        await house.Mediator.Send(new SayDone(R1, Received, null, null, Installation.Lead));
        Assert.That((await house.Mediator.Send(new TakeBackDone(R1, "", null, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));

        Assert.That(await house.Mediator.Send(new TakeBackDone(R1, "Two teams are missing.", null, Installation.Lead)), Is.EqualTo(Decision.Accepted));

        var shown = await house.ShowAsync("R1");
        Assert.That(shown.SaidDoneOn, Is.Null);
        Assert.That(shown.Timeline.Select(item => item.Kind), Is.SupersetOf(new[] { "SaidDone", "DoneTakenBack" }));
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).Broken, Is.Null);
    }

    [Test]
    public async Task Of_two_bodies_each_speaks_for_its_own_part()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "give every child a health assessment in time.", FictionalReport.Trust)] });

        Assert.That(await house.Mediator.Send(new SayDone(R1, Received, null, FictionalReport.Trust, Installation.Lead)), Is.EqualTo(Decision.Accepted));

        var shown = await house.ShowAsync("R1");
        Assert.That(shown.Parts.Select(part => part.Said?.On), Is.EqualTo(new DateOnly?[] { null, Received }));
        Assert.That(shown.SaidDoneOn, Is.Null);
        Assert.That(await house.Mediator.Send(new SayDone(R1, Received, null, null, Installation.Lead)), Is.EqualTo(Decision.Accepted));
        Assert.That((await house.ShowAsync("R1")).SaidDoneOn, Is.EqualTo(Received));
    }

    [Test]
    public async Task Reopened_after_a_check_it_is_no_longer_said_to_be_done()
    {
        using var house = await OneAskAsync();
        await house.Mediator.Send(new SayDone(R1, Received, null, null, Installation.Lead));
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2013, 5, 1));

        Assert.That(
            await house.Mediator.Send(new FailCheck(SubjectId.SustainedCheck(1), "The audit slipped.", new DateOnly(2013, 8, 1), Installation.Reviewer)), Is.EqualTo(Decision.Accepted));

        Assert.That((await house.ShowAsync("R1")).SaidDoneOn, Is.Null);
    }

    private static async Task<Installation> OneAskAsync()
    {
        var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        return house;
    }
}
