using System.Security.Cryptography;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Evidence;

[TestFixture]
public sealed class EvidenceTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly Due = new(2013, 1, 26);
    private static readonly DateOnly LongAfter = new(2013, 9, 2);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId E1 = SubjectId.Evidence(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_one_thing_by_26_January()
    {
        house = Installation.At(Received, settings: new() { ["SustainedChecks:Months"] = "0" });
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 17), new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task File_is_kept_whole_with_its_hash_who_when_and_since_when()
    {
        byte[] content = [.. "%PDF-1.4\n"u8, .. RandomNumberGenerator.GetBytes(2991)];

        var added = await house.Mediator.Send(new AddEvidence(R1, "audit 2012.pdf", content, new DateOnly(2012, 12, 3), Installation.Lead));

        var kept = (await house.ShowAsync("R1")).Evidence.Single();
        Assert.That(added.Decision.IsAccepted);
        Assert.That(kept, Is.EqualTo(new EvidenceDetails(
            E1, "file", "audit 2012.pdf", 3000, Convert.ToHexStringLower(SHA256.HashData(content)), new DateOnly(2012, 12, 3), house.Clock.GetUtcNow(),
            Installation.Lead, "submitted", null, null) { MediaType = "application/pdf" }));
        Assert.That(house.Rows<byte[]>("SELECT Content FROM Evidence").Single(), Is.EqualTo(content));
    }

    [Test]
    public async Task Statement_is_evidence_too_effective_today_when_no_day_is_given()
    {
        await house.HandInAsync("R1", "Every team was audited – done.");

        var kept = (await house.ShowAsync("R1")).Evidence.Single();
        Assert.That((kept.Kind, kept.FileName, kept.EffectiveOn), Is.EqualTo(("statement", (string?)null, house.Today)));
        Assert.That(Encoding.UTF8.GetString(house.Rows<byte[]>("SELECT Content FROM Evidence").Single()), Is.EqualTo("Every team was audited – done."));
    }

    [Test]
    public void Empty_evidence_is_refused() => Refuses(new AddEvidence(R1, "audit.pdf", [], null, Installation.Lead), "audit.pdf is empty");

    [Test]
    public async Task Evidence_of_20_MB_is_taken_and_one_byte_more_is_refused()
    {
        Refuses(new AddEvidence(R1, "scan.pdf", new byte[HandedIn.LargestSize + 1], null, Installation.Lead), "larger than 20 MB");

        var largest = new byte[HandedIn.LargestSize];
        "%PDF-1.4\n"u8.CopyTo(largest);

        var added = await house.Mediator.Send(new AddEvidence(R1, "scan.pdf", largest, null, Installation.Lead));

        Assert.That(added.Decision.IsAccepted);
    }

    [TestCase("../../etc/passwd")]
    [TestCase("/etc/passwd")]
    [TestCase("folder/audit.pdf")]
    [TestCase("audit\n.pdf")]
    public void File_name_with_a_path_or_control_characters_is_refused(string name) =>
        Refuses(new AddEvidence(R1, name, [1], null, Installation.Lead), "plain name");

    [Test]
    public void File_name_that_is_too_long_is_refused() =>
        Refuses(new AddEvidence(R1, new string('a', 201), [1], null, Installation.Lead), "too long");

    [Test]
    public void Evidence_cannot_take_effect_in_the_future() =>
        Refuses(new AddEvidence(R1, null, [1], new DateOnly(2012, 12, 18), Installation.Lead), "future (2012-12-18)");

    [Test]
    public void Evidence_for_something_that_does_not_exist_is_refused_by_name() =>
        Refuses(new AddEvidence(SubjectId.Recommendation(8), null, [1], null, Installation.Lead), "R8");

    [Test]
    public async Task Handing_in_is_told_to_the_oversight_body_and_stops_the_reminders()
    {
        await house.HandInAsync("R1");

        await house.LiveUntilAsync(Due);

        Assert.That(ToldSince(new DateOnly(2012, 12, 17)), Is.EqualTo(new[] { "oversight evidence-submitted" }));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("evidenceSubmitted"));
    }

    [Test]
    public async Task Reminder_that_no_longer_applies_is_dropped_with_its_reason()
    {
        await house.HandInAsync("R1");

        await house.LiveUntilAsync(Due);

        Assert.That(
            house.Rows<string>("SELECT DISTINCT Template || ': ' || StateReason FROM Notice WHERE State = 'dropped' ORDER BY 1 DESC"),
            Is.EqualTo(new[] { "reminder: evidence was submitted and waits for a decision", "due: evidence was submitted and waits for a decision" }));
        Assert.That((await house.ShowAsync("R1")).Timeline, Has.Some.With.Property("Text").EqualTo("Not sent to the lead: evidence was submitted and waits for a decision."));
    }

    [Test]
    public async Task Accepted_evidence_closes_the_recommendation_and_nothing_more_follows()
    {
        await house.HandInAsync("R1");

        var decision = await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));
        await house.LiveUntilAsync(LongAfter);

        var details = await house.ShowAsync("R1");
        Assert.That(decision, Is.EqualTo(Decision.Accepted));
        Assert.That(details.State, Is.EqualTo("closed"));
        Assert.That((details.Evidence.Single().State, details.Evidence.Single().DecidedBy), Is.EqualTo(("accepted", Installation.Reviewer)));
        Assert.That(details.NextStep, Is.Null);
        Assert.That(ToldSince(new DateOnly(2012, 12, 17)), Is.EquivalentTo(new[] { "oversight evidence-submitted", "lead evidence-accepted" }));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance"), Is.EqualTo(new[] { "finished" }));
        Assert.That(house.Count("SELECT count(*) FROM WorkflowTimer"), Is.Zero);
    }

    [Test]
    public async Task Submitter_cannot_accept_the_own_evidence()
    {
        await house.HandInAsync("R1");

        var decision = await house.Mediator.Send(new AcceptEvidence(E1, Installation.Lead));

        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(decision.Reason, Does.Contain("somebody else"));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("evidenceSubmitted"));
    }

    [Test]
    public async Task Nobody_of_several_submitters_may_accept()
    {
        await house.HandInAsync("R1", by: Installation.Lead);
        await house.HandInAsync("R1", by: "Sam Holt");

        Assert.That((await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(2), Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(2), "Sam Holt"))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(2), Installation.Reviewer))).IsAccepted);
        Assert.That((await house.ShowAsync("R1")).Evidence.Select(evidence => evidence.State), Is.EqualTo(new[] { "accepted", "accepted" }));
    }

    [Test]
    public async Task Returned_evidence_tells_the_lead_and_the_ladder_goes_on()
    {
        await house.HandInAsync("R1");

        await house.Mediator.Send(new RejectEvidence(E1, "It does not show since when.", Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 1));

        var details = await house.ShowAsync("R1");
        Assert.That(details.State, Is.EqualTo("open"));
        Assert.That(details.Evidence.Single().Reason, Is.EqualTo("It does not show since when."));
        Assert.That(details.Timeline, Has.Some.With.Property("Text").Contains("It does not show since when."));
        Assert.That(ToldSince(new DateOnly(2012, 12, 17)), Is.SupersetOf(new[] { "lead evidence-returned", "lead reminder", "lead overdue" }));
    }

    [Test]
    public async Task Lead_reads_in_the_letter_why_the_evidence_came_back()
    {
        await house.HandInAsync("R1");

        await house.Mediator.Send(new RejectEvidence(E1, "It does not show since when.", Installation.Reviewer));
        await house.WorkAsync();

        Assert.That(house.Messages.Single(message => message.Items.Any(item => item.Kind == "evidence-returned")).Text, Does.Contain("It does not show since when."));
    }

    [Test]
    public async Task Returning_without_a_reason_is_refused()
    {
        await house.HandInAsync("R1");

        Assert.That((await house.Mediator.Send(new RejectEvidence(E1, "", Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("evidenceSubmitted"));
    }

    [Test]
    public async Task Deciding_twice_is_ignored_with_the_reason()
    {
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));

        var again = await house.Mediator.Send(new RejectEvidence(E1, "Changed my mind.", Installation.Reviewer));

        Assert.That(again.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(again.Reason, Does.Contain("already accepted"));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("closed"));
    }

    [Test]
    public async Task Evidence_after_the_closure_is_ignored_and_not_stored()
    {
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));

        var late = await house.HandInAsync("R1");

        Assert.That(late.Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(late.Id, Is.Null);
        Assert.That(house.Count("SELECT count(*) FROM Evidence"), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_without_a_name_can_hand_in()
    {
        Assert.That((await house.HandInAsync("R1", by: " ")).Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM Evidence"), Is.Zero);
    }

    private void Refuses(AddEvidence request, string because)
    {
        Assert.That(async () => await house.Mediator.Send(request), Throws.TypeOf<RefusedException>().With.Message.Contains(because));
        Assert.That(house.Count("SELECT count(*) FROM Evidence"), Is.Zero);
        Assert.That(house.Rows<string>("SELECT State FROM Recommendation"), Is.EqualTo(new[] { "open" }));
    }

    private List<string> ToldSince(DateOnly day) =>
        [.. house.Messages.Where(message => message.Day >= day).SelectMany(message => message.Items.Select(item => $"{message.Role} {item.Kind}"))];
}
