using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

[TestFixture]
public sealed class ComposerTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);

    [Test]
    public async Task Thirty_reminders_of_a_day_are_one_message()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 30) with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        var digest = house.Messages.Single(message => message.Day > Received);
        Assert.That(digest.Items, Has.Count.EqualTo(30));
        Assert.That(digest.Items.Select(item => item.Kind), Has.All.EqualTo("reminder"));
    }

    [Test]
    public async Task Two_roles_that_share_a_mailbox_are_told_once()
    {
        using var house = Installation.At(Received, settings: new()
        {
            ["Routing:Addresses:lead@NHS Harrowdale"] = "safeguarding@harrowdale.example",
            ["Routing:Addresses:executive-lead@NHS Harrowdale"] = "safeguarding@harrowdale.example",
        });
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });

        await house.LiveUntilAsync(new DateOnly(2013, 2, 2));

        Assert.That(house.Messages.Where(message => message.Day == new DateOnly(2013, 2, 1)).SelectMany(message => message.Items), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Everybody_reads_who_else_is_told_how_the_date_came_about_and_why_they_got_it()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask("Within 3 months", "share one record.", FictionalReport.Trust)], PlanWithin = null });

        await house.WorkAsync();

        var lead = house.Messages.Single(message => message.To.StartsWith("lead.nhs-harrowdale", StringComparison.Ordinal)).Text.ReplaceLineEndings(" ");
        Assert.That(lead, Does.Contain("share one record.").And.Contain("3 months counted from publication").And.Contain(FictionalReport.Trust).And.Contain("is accountable"));
    }

    [Test]
    public async Task Message_id_stays_the_same_when_a_crash_makes_it_compose_again()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        house.Get<Composer>().Compose();
        var first = house.Rows<string>("SELECT Id FROM Message");

        house.Execute("DELETE FROM Ledger"); // as it was before the transaction that the crash undid
        house.Execute("DELETE FROM Message");
        house.Execute("UPDATE Notice SET State = 'pending'");
        house.Restart();
        house.Get<Composer>().Compose();

        Assert.That(house.Rows<string>("SELECT Id FROM Message"), Is.EqualTo(first));
    }

    [Test]
    public async Task Report_text_cannot_break_out_of_the_letter()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months", "<script>alert('x')</script> name a deputy & report on it.") with { PlanWithin = null });

        await house.WorkAsync();

        Assert.That(PackedText.Unpack(house.Rows<byte[]>("SELECT PackedHtml FROM Message").Single()), Does.Not.Contain("<script").And.Contain("&lt;script&gt;"));
    }

    [TestCase("reminder", "remind-7@2013-01-26", "open", "2013-01-26", null)]
    [TestCase("reminder", "remind-7@2013-01-26", "closed", "2013-01-26", "R1 is closed by now")]
    [TestCase("reminder", "remind-7@2013-01-26", "withdrawn", "2013-01-26", "R1 is withdrawn by now")]
    [TestCase("reminder", "remind-7@2013-01-26", "evidenceSubmitted", "2013-01-26", "evidence was submitted and waits for a decision")]
    [TestCase("overdue", "overdue@2013-01-26", "evidenceSubmitted", "2013-01-26", null)]
    [TestCase("reminder", "remind-7@2013-01-26", "open", "2013-03-01", "the due date was changed meanwhile")]
    [TestCase("reminder", "remind-7@2013-01-26", "open", null, "the due date was changed meanwhile")]
    [TestCase("assigned", "assigned#1", "closed", "2013-01-26", "R1 is closed by now")]
    [TestCase("evidence-accepted", "evidence-accepted#3", "closed", "2013-01-26", null)]
    [TestCase("withdrawn", "withdrawn#3", "withdrawn", "2013-01-26", null)]
    public void Notice_is_dropped_when_it_no_longer_applies(string template, string step, string state, string? due, string? why)
    {
        var subject = new NoticeSubjectRow(
            "R1", state, "name a deputy.", "1", due is null ? null : DateOnly.ParseExact(due, "yyyy-MM-dd"), "{}", "A report", "Harrowdale", null, []);

        Assert.That(NoticeRelevance.WhyDropped(template, step, subject), Is.EqualTo(why));
    }
}
