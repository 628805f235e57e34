using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.FollowUp;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.FollowUp;

/// <summary>Two recommendations, due on 26 January 2013, and a late plan, looked at on Wednesday 5 December 2012 at 11:00.</summary>
[TestFixture]
public sealed class ChaseItemsTests
{
    private const string Officer = "Priya Calder";
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId R2 = SubjectId.Recommendation(2);
    private static readonly SubjectId P1 = SubjectId.Plan(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_plan_is_late()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.RegisterAsync(Officer, PostRole.Regulator, "CQC regional team London", "2012-01-01");
        await house.RegisterAsync(Installation.Lead, PostRole.Lead, FictionalReport.Commissioner, "2012-01-01");
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 2));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 5), new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Lead_gets_one_letter_about_all_of_it_and_exactly_the_one_that_was_previewed()
    {
        house.AskAs(Officer);
        SubjectId[] chosen = [P1, R1, R2];
        var preview = await house.Mediator.Send(new PreviewChase(chosen, "The panel meets on Friday.", Officer));
        Assert.That(house.Count("SELECT count(*) FROM Notice WHERE Template = 'asked-after'"), Is.Zero, "a preview stores nothing");

        var result = await house.Mediator.Send(new ChaseItems(chosen, "The panel meets on Friday.", Officer));
        await house.WorkAsync();

        Assert.That(result.Asked, Is.EqualTo(chosen));
        var sent = house.Rows<(string To, string Text)>("SELECT m.Recipient, m.Text FROM Message m WHERE m.State = 'sent' AND m.Id IN (SELECT MessageId FROM Ledger WHERE Kind = 'asked-after')");
        Assert.That(sent.Select(letter => letter.To), Is.EqualTo(preview.Letters.Select(letter => letter.To)));
        Assert.That(sent.Single().Text, Is.EqualTo(preview.Letters.Single().Text));
        Assert.That(sent.Single().To, Is.EqualTo(Registry.Address(Installation.Lead)));
        Assert.That(sent.Single().Text, Does.Contain("Priya Calder asks how far it is. The panel meets on Friday."));
        Assert.That(preview.Letters.Single().About.Split(", "), Is.EquivalentTo(new[] { "P1", "R1", "R2" }));
    }

    [Test]
    public async Task Same_thing_is_asked_about_once_a_day()
    {
        house.AskAs(Officer);
        await house.Mediator.Send(new ChaseItems([R1], null, Officer));

        var again = await house.Mediator.Send(new ChaseItems([R1, R2], null, Officer));
        await house.WorkAsync();

        Assert.That(again.Asked, Is.EqualTo(new[] { R2 }));
        Assert.That(again.LeftOut, Is.EqualTo(new[] { new LeftOut(R1, "Priya Calder asked about R1 today already") }));
        Assert.That(house.Count("SELECT count(*) FROM Ledger WHERE Subject = 'R1' AND Kind = 'asked-after'"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_waits_for_a_decision_is_asked_of_whoever_decides()
    {
        await house.HandInAsync("R1");
        await house.WorkAsync();
        house.AskAs(Officer);

        var preview = await house.Mediator.Send(new PreviewChase([R1], null, Officer));

        Assert.That(preview.Letters.Single().To, Does.StartWith("oversight."));
        Assert.That(preview.Letters.Single().Subject, Does.StartWith("Evidence to decide on"));
    }

    [Test]
    public async Task What_is_settled_is_left_out()
    {
        await house.Mediator.Send(new ActionPlans.Recommendations.WithdrawRecommendation(R1, "It was printed twice.", Officer));
        house.AskAs(Officer);

        var result = await house.Mediator.Send(new ChaseItems([R1], null, Officer));

        Assert.That(result.Asked, Is.Empty);
        Assert.That(result.LeftOut.Single().Reason, Is.EqualTo("R1 is withdrawn by now"));
    }

    [Test]
    public async Task In_the_evening_it_goes_out_next_morning()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 12, 5), new TimeOnly(20, 0));
        house.AskAs(Officer);

        var result = await house.Mediator.Send(new ChaseItems([R1], null, Officer));

        Assert.That(result.SendAfter, Is.EqualTo(LondonTime.At(new DateOnly(2012, 12, 6), new TimeOnly(9, 0))));
        Assert.That((await house.Mediator.Send(new PreviewChase([R2], null, Officer))).SendAfter, Is.EqualTo(result.SendAfter));
    }

    [Test]
    public async Task Nothing_and_too_much_is_refused()
    {
        house.AskAs(Officer);
        await Assert.ThatAsync(() => house.Mediator.Send(new ChaseItems([], null, Officer)), Throws.TypeOf<RefusedException>());
        await Assert.ThatAsync(() => house.Mediator.Send(new ChaseItems([R1], new string('x', 1_001), Officer)), Throws.TypeOf<RefusedException>());
    }

    [Test]
    public async Task Who_does_the_work_does_not_chase_and_nobody_chases_what_they_do_not_see()
    {
        house.AskAs(Officer);
        await Assert.ThatAsync(() => house.Mediator.Send(new ChaseItems([SubjectId.Recommendation(99)], null, Officer)), Throws.TypeOf<NotFoundException>());
        house.AskAs(Installation.Lead);
        await Assert.ThatAsync(() => house.Mediator.Send(new ChaseItems([R1], null, Installation.Lead)), Throws.TypeOf<NotFoundException>());
        await Assert.ThatAsync(() => house.Mediator.Send(new PreviewChase([R1], null, Installation.Lead)), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Call_stands_in_the_timeline()
    {
        house.AskAs(Officer);
        Assert.That((await house.Mediator.Send(new LogCall(R1, " ", "Nothing.", Officer))).IsAccepted, Is.False);
        Assert.That(await house.Mediator.Send(new LogCall(R1, "Robin Ashdown, NHS Harrowdale", "The nurse starts on Monday.", Officer)), Is.EqualTo(Decision.Accepted));

        var entry = (await house.ShowAsync("R1")).Timeline[^1];
        Assert.That((entry.Kind, entry.By, entry.Text), Is.EqualTo(("CallLogged", Officer, "Call with Robin Ashdown, NHS Harrowdale: The nurse starts on Monday.")));
        await Assert.ThatAsync(() => house.Mediator.Send(new LogCall(SubjectId.Recommendation(99), "Somebody", "Something.", Officer)), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Saved_lists_are_each_persons_own()
    {
        house.AskAs(Officer);
        await house.Mediator.Send(new SaveView("Late plans", "standing=overdue&kind=P"));
        await house.Mediator.Send(new SaveView("late plans ", "standing=overdue&kind=P&sort=area"));
        Assert.That((await house.Mediator.Send(new SaveView("", "standing=overdue"))).IsAccepted, Is.False);

        var mine = await house.Mediator.Send(new ListViews());
        Assert.That(mine.Select(view => (view.Name, view.Query)), Is.EqualTo(new[] { ("Late plans", "standing=overdue&kind=P&sort=area") }));

        house.AskAs(Installation.Lead);
        Assert.That(await house.Mediator.Send(new ListViews()), Is.Empty);
        Assert.That((await house.Mediator.Send(new RemoveView(mine[0].Id))).IsAccepted, Is.False);

        house.AskAs(Officer);
        Assert.That(await house.Mediator.Send(new RemoveView(mine[0].Id)), Is.EqualTo(Decision.Accepted));
        Assert.That(await house.Mediator.Send(new ListViews()), Is.Empty);
    }
}
