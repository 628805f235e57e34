using System.Data.Common;
using ActionPlans.Comments;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Comments;

[TestFixture]
public sealed class AddCommentTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_one_thing()
    {
        house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Comment_is_kept_with_who_said_it_and_when_and_the_trail_vouches_for_its_words()
    {
        await house.Mediator.Send(new AddComment(R1, "  The board meets on Monday. ", Installation.Lead));

        var shown = await house.ShowAsync("R1");
        Assert.That(shown.Comments, Is.EqualTo(new[] { new CommentDetails(1, house.Clock.GetUtcNow(), Installation.Lead, "The board meets on Monday.") }));
        Assert.That(shown.Timeline[^1].Kind, Is.EqualTo("Commented"));
        Assert.That(house.Rows<string>("SELECT After FROM TimelineEntry WHERE Kind = 'Commented'").Single(), Does.StartWith("comment 1, SHA-256 "));
    }

    [TestCase("UPDATE Comment SET Text = 'Something else'")]
    [TestCase("DELETE FROM Comment")]
    public async Task What_was_said_stays_as_it_was_said(string sql)
    {
        await house.Mediator.Send(new AddComment(R1, "The board meets on Monday.", Installation.Lead));

        Assert.That(() => house.Execute(sql), Throws.InstanceOf<DbException>().With.Message.Contains("stays as it was said"));
    }

    [TestCase("")]
    [TestCase(" \n ")]
    public async Task Nothing_is_no_comment(string text)
    {
        var decision = await house.Mediator.Send(new AddComment(R1, text, Installation.Lead));

        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM Comment"), Is.Zero);
    }

    [Test]
    public async Task Long_text_is_refused_at_one_character_too_many()
    {
        Assert.That((await house.Mediator.Send(new AddComment(R1, new string('a', AddComment.Longest), Installation.Lead))).IsAccepted);
        Assert.That((await house.Mediator.Send(new AddComment(R1, new string('a', AddComment.Longest + 1), Installation.Lead))).IsAccepted, Is.False);
    }

    [Test]
    public void Thing_that_is_not_there_cannot_be_commented() => Assert.That(
        async () => await house.Mediator.Send(new AddComment(SubjectId.Recommendation(99), "Hello.", Installation.Lead)), Throws.InstanceOf<RefusedException>());

    [Test]
    public async Task The_past_does_not_know_what_was_said_later()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 5), new TimeOnly(10, 0));
        await house.Mediator.Send(new AddComment(R1, "The board meets on Monday.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 20), new TimeOnly(10, 0));

        Assert.That((await house.Mediator.Send(new ShowSubject(R1, new DateOnly(2012, 11, 4)))).Comments, Is.Empty);
        Assert.That((await house.Mediator.Send(new ShowSubject(R1, new DateOnly(2012, 11, 5)))).Comments, Has.Count.EqualTo(1));
    }
}
