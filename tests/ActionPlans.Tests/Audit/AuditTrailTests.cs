using System.Data.Common;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Plans;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Audit;

[TestFixture]
public sealed class AuditTrailTests
{
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId P1 = SubjectId.Plan(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_life_with_a_plan_an_extension_and_evidence()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 17), new TimeOnly(11, 0));
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.Mediator.Send(new ReturnPlan(P1, "No leads.", null, Installation.Reviewer));
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));
        await house.Mediator.Send(new GrantExtension(R1, "Seen the rota.", Installation.Reviewer));
        await house.HandInAsync("R1");
        await house.WorkAsync();
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Untouched_trail_is_whole()
    {
        var verdict = await VerifyAsync();

        Assert.That(verdict.IsWhole);
        Assert.That(verdict.Entries, Is.EqualTo(house.Count("SELECT count(*) FROM TimelineEntry")).And.GreaterThan(10));
    }

    [Test]
    public void Every_change_says_who_why_and_what_held_before_and_after()
    {
        Assert.That(Entry("R1", "imported"), Is.EqualTo($"{Installation.Lead} |  |  | open, due 2013-01-26"));
        Assert.That(Entry("P1", "PlanSubmitted"), Is.EqualTo($"{Installation.Lead} |  | due, due 2012-11-26 | submitted, due 2012-11-26"));
        Assert.That(Entry("P1", "PlanReturned"), Is.EqualTo($"{Installation.Reviewer} | No leads. | submitted, due 2012-11-26 | returned, due 2013-01-03"));
        Assert.That(Entry("R1", "ExtensionAsked"), Is.EqualTo($"{Installation.Lead} | The nurse left. | due 2013-01-26 | due 2013-01-26, asked for 2013-03-28"));
        Assert.That(Entry("R1", "ExtensionGranted"), Is.EqualTo($"{Installation.Reviewer} | Seen the rota. | due 2013-01-26, asked for 2013-03-28 | due 2013-03-28"));
        Assert.That(Entry("R1", "EvidenceAccepted"), Is.EqualTo($"{Installation.Reviewer} |  | evidenceSubmitted, due 2013-03-28 | closed, due 2013-03-28"));
    }

    [Test]
    public void What_the_system_did_by_itself_is_in_it_too()
    {
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE By = 'ActionPlans' AND Text LIKE 'Told %'"), Is.EqualTo(house.Count("SELECT count(*) FROM Ledger")).And.Positive);
        Assert.That(
            house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'message-sent'"),
            Is.EqualTo(house.Count("SELECT count(*) FROM Message WHERE State = 'sent'")).And.Positive);
    }

    [TestCase("UPDATE TimelineEntry SET By = 'Nobody' WHERE Id = 5", 5)]
    [TestCase("UPDATE TimelineEntry SET At = At + 1 WHERE Id = 5", 5)]
    [TestCase("UPDATE TimelineEntry SET Why = '' WHERE Id = 5", 5)]
    [TestCase("UPDATE TimelineEntry SET Hash = x'0000000000000000000000000000000000000000000000000000000000000000' WHERE Id = 5", 5)]
    [TestCase("UPDATE TimelineEntry SET Hash = NULL WHERE Id = 5", 5)]
    [TestCase("DELETE FROM TimelineEntry WHERE Id = 5", 6)]
    [TestCase("DELETE FROM TimelineEntry WHERE Id = 1", 2)]
    [TestCase("UPDATE TimelineEntry SET Kind = Kind || 'x', Text = substr(Text, 2) WHERE Id = 5", 5)]
    public async Task First_broken_entry_is_named(string tampering, int broken)
    {
        WithoutTriggers(tampering);

        var verdict = await VerifyAsync();

        Assert.That(verdict.IsWhole, Is.False);
        Assert.That(verdict.Broken!.Id, Is.EqualTo(broken));
    }

    [Test]
    public async Task End_that_was_cut_off_shows_against_a_hash_noted_earlier()
    {
        var noted = (await VerifyAsync()).Head;
        WithoutTriggers("DELETE FROM TimelineEntry WHERE Id = (SELECT max(Id) FROM TimelineEntry)");

        Assert.That((await VerifyAsync()).IsWhole, "nothing inside the database tells");
        Assert.That((await VerifyAsync(noted)).IsWhole, Is.False);
    }

    [Test]
    public async Task Hash_noted_earlier_is_found_in_a_trail_that_went_on()
    {
        var noted = (await VerifyAsync()).Head;
        await house.Mediator.Send(new WithdrawPlan(P1, "Moot.", Installation.Lead));

        Assert.That((await VerifyAsync(noted.ToUpperInvariant())).IsWhole);
    }

    [Test]
    public void Database_itself_refuses_to_change_or_remove_an_entry()
    {
        Assert.That(() => house.Execute("UPDATE TimelineEntry SET Text = 'x' WHERE Id = 1"), Throws.InstanceOf<DbException>().With.Message.Contains("append-only"));
        Assert.That(() => house.Execute("DELETE FROM TimelineEntry WHERE Id = 1"), Throws.InstanceOf<DbException>().With.Message.Contains("append-only"));
    }

    [Test]
    public async Task What_was_not_committed_leaves_no_link()
    {
        using (var work = house.Database.Begin())
            new TimelineEntry("R1", house.Clock.GetUtcNow(), "recorded", TimelineEntry.System, "Never happened.").Insert(work);

        await house.Mediator.Send(new WithdrawPlan(P1, "Moot.", Installation.Lead));

        Assert.That((await VerifyAsync()).IsWhole);
    }

    [Test]
    public async Task People_who_act_at_the_same_moment_share_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
        {
            using var work = house.Database.Begin();
            new TimelineEntry($"R{number}", house.Clock.GetUtcNow(), "recorded", $"Person {number}", "Spoke.").Insert(work);
            work.Commit();
        })));

        Assert.That((await VerifyAsync()).IsWhole);
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Text = 'Spoke.'"), Is.EqualTo(12));
    }

    [Test]
    public async Task Entries_from_before_the_chain_are_sealed_as_they_are()
    {
        WithoutTriggers("UPDATE TimelineEntry SET Hash = NULL");

        using (var work = house.Database.Begin())
        {
            AuditChain.Seal(work);
            work.Commit();
        }

        Assert.That((await VerifyAsync()).IsWhole);
    }

    private Task<AuditVerdict> VerifyAsync(string? head = null) => house.Mediator.Send(new VerifyAudit(head));

    /// <summary>Somebody with the file and a database tool.</summary>
    private void WithoutTriggers(string sql)
    {
        house.DropTrigger("TimelineEntry", "TimelineEntry_Unchangeable");
        house.DropTrigger("TimelineEntry", "TimelineEntry_Undeletable");
        house.Execute(sql);
    }

    private string Entry(string subject, string kind) => house.Rows<string>(
        "SELECT By || ' | ' || coalesce(Why, '') || ' | ' || coalesce(Before, '') || ' | ' || coalesce(After, '') FROM TimelineEntry WHERE Subject = @subject AND Kind = @kind",
        new { subject, kind })[0];
}
