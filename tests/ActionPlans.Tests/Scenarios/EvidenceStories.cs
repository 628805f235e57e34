using System.Globalization;
using System.Text;
using ActionPlans.Checks;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Links;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>Whole lives that turn on evidence and more time. Each calendar has been read and approved, and is kept in Approved.</summary>
[TestFixture]
public sealed class EvidenceStories
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly TimeOnly Eleven = new(11, 0);

    [Test]
    public async Task Extension_granted_after_the_first_escalation()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 2, 4), Eleven);
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 5), Eleven);
        await house.Mediator.Send(new GrantExtension(R1, null, Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2013, 3, 25), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R1"), new DateOnly(2013, 3, 27));

        await EndsAs(house, "extension-after-escalation", "closed", new DateOnly(2013, 6, 1));
    }

    [Test]
    public async Task Two_bodies_one_of_them_late()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "name a deputy for the nurse.", FictionalReport.Trust)] });
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R1", FictionalReport.Commissioner), new DateOnly(2013, 1, 18));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 20), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R1", FictionalReport.Trust), new DateOnly(2013, 2, 25));

        await EndsAs(house, "two-bodies-one-late", "closed", new DateOnly(2013, 6, 1));
    }

    [Test]
    public async Task Linked_reports_with_shared_evidence()
    {
        using var house = Installation.At(Received);
        var text = "ensure that every looked after child has a health assessment in time and that its outcome is recorded.";
        await house.ImportAsync(FictionalReport.Asking("Within 3 months", text) with { PlanWithin = null });
        await house.ImportAsync(FictionalReport.Asking("Within 6 months", text + " Carers are told of it.") with { PlanWithin = null });
        var link = (await house.Mediator.Send(new ListLinks("proposed"))).Single();
        await house.Mediator.Send(new ConfirmLink(link.Id, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14), Eleven);
        var evidence = await HandInAsync(house, "R1", body: null, SubjectId.Recommendation(2));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 21), Eleven);
        await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer, R1));
        await house.Mediator.Send(new RejectEvidence(evidence, "It does not show that carers are told.", Installation.Reviewer, SubjectId.Recommendation(2)));
        await house.LiveUntilAsync(new DateOnly(2013, 4, 10), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R2"), new DateOnly(2013, 4, 17));

        await EndsAs(house, "linked-reports-shared-evidence", "closed", new DateOnly(2013, 6, 1));
        Assert.That((await house.ShowAsync("R2")).State, Is.EqualTo("closed"));
    }

    [Test]
    public async Task Year_long_sustained_check_that_reopens()
    {
        using var house = Installation.At(Received, settings: new() { ["SustainedChecks:Months"] = "12" });
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R1"), new DateOnly(2013, 1, 18));
        await house.LiveUntilAsync(new DateOnly(2014, 1, 15), Eleven);
        var shown = await HandInAsync(house, "S1");
        await house.LiveUntilAsync(new DateOnly(2014, 1, 22), Eleven);
        await house.Mediator.Send(new RejectEvidence(shown, "It stops in June.", Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2014, 1, 29), Eleven);
        Assert.That((await house.Mediator.Send(new FailCheck(SubjectId.SustainedCheck(1), "Two teams have stopped.", new DateOnly(2014, 3, 28), Installation.Reviewer))).Reason, Is.Null);
        await house.LiveUntilAsync(new DateOnly(2014, 3, 24), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "R1"), new DateOnly(2014, 3, 27));
        await house.LiveUntilAsync(new DateOnly(2015, 3, 9), Eleven);
        await AcceptedAsync(house, await HandInAsync(house, "S2"), new DateOnly(2015, 3, 16));

        await EndsAs(house, "sustained-check-reopens", "closed", new DateOnly(2015, 9, 1));
        Assert.That((await house.ShowAsync("R1")).Checks.Select(check => check.State), Is.EqualTo(new[] { "failed", "passed" }));
    }

    private static async Task<SubjectId> HandInAsync(Installation house, string subject, string? body = null, params SubjectId[] also) => (await house.Mediator.Send(
        new AddEvidence(SubjectId.Parse(subject, "RS"), null, Encoding.UTF8.GetBytes("The audit shows that this is done in every team."), null, Installation.Lead) { Body = body, Also = also }))
        .Id!.Value;

    private static async Task AcceptedAsync(Installation house, SubjectId evidence, DateOnly on)
    {
        await house.LiveUntilAsync(on, Eleven);
        Assert.That((await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer))).Reason, Is.Null);
    }

    /// <summary>Lives on, with nobody doing anything more, and compares the calendar.</summary>
    private static async Task EndsAs(Installation house, string name, string state, DateOnly until)
    {
        await house.LiveUntilAsync(until);

        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo(state));
        Approved.Check(name, house.Messages.Select(message => string.Create(
            CultureInfo.InvariantCulture,
            $"{message.At:yyyy-MM-dd ddd HH:mm zzz}  {message.To.Split('@')[0],-45}  {string.Join(", ", message.Items.Select(item => $"{item} ({item.Step.Split('@', '#')[0]})"))}")));
    }
}
