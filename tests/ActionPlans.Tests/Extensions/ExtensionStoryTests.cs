using ActionPlans.Domain;
using ActionPlans.Extensions;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Extensions;

/// <summary>One recommendation, due on 26 January 2013, whose lead cannot keep the date.</summary>
[TestFixture]
public sealed class ExtensionStoryTests
{
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly DateOnly Due = new(2013, 1, 26);
    private static readonly DateOnly Later = new(2013, 3, 28);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_one_thing_by_26_January()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 17), new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Asking_tells_the_oversight_body_and_moves_nothing()
    {
        Assert.That(await AskAsync(Later), Is.EqualTo(Decision.Accepted));
        await house.WorkAsync();

        var letter = house.Messages.Single(message => message.Items.Any(item => item.Kind == "extension-asked"));
        Assert.That(letter.Role, Is.EqualTo("oversight"));
        Assert.That(letter.Text, Does.Contain("The nurse left.").And.Contain("A bank nurse covers."));
        Assert.That((await house.ShowAsync("R1")).DueOn, Is.EqualTo(Due));
        Assert.That((await house.ShowAsync("R1")).Extensions.Single().State, Is.EqualTo("asked"));
    }

    [Test]
    public async Task Without_an_answer_the_ladder_goes_on_towards_the_date_in_force()
    {
        await AskAsync(Later);

        await house.LiveUntilAsync(new DateOnly(2013, 2, 10));

        Assert.That(Told().Select(item => item.Kind), Is.SupersetOf(new[] { "reminder", "overdue", "escalation" }));
    }

    [Test]
    public async Task Granted_extension_starts_the_reminders_again_and_keeps_the_original_date()
    {
        await AskAsync(Later);

        Assert.That(await GrantAsync(), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2013, 4, 3));

        var details = await house.ShowAsync("R1");
        Assert.That((details.DueOn, details.EarlierDeadlines.Single().DueOn), Is.EqualTo(((DateOnly?)Later, (DateOnly?)Due)));
        Assert.That(details.Explanation, Does.Contain("The nurse left.").And.Contain("A bank nurse covers.").And.Contain("original date was Saturday 26 January 2013"));
        Assert.That(
            Told().Where(item => item.Kind is "reminder" or "due" or "overdue").Select(item => item.Step),
            Is.EqualTo(new[] { "remind-30", "remind-14", "remind-7", "remind-1", "due", "overdue" }.Select(step => $"{step}@2013-03-28")));
    }

    [Test]
    public async Task Extension_after_the_first_escalation_drops_what_no_longer_applies_and_begins_afresh()
    {
        await house.LiveUntilAsync(new DateOnly(2013, 2, 4), new TimeOnly(11, 0));
        Assert.That(Told().Count(item => item.Kind == "escalation"), Is.EqualTo(1));
        await AskAsync(Later);
        await GrantAsync();

        await house.LiveUntilAsync(new DateOnly(2013, 3, 28));

        Assert.That(Told().Count(item => item.Kind == "escalation"), Is.EqualTo(1));
        Assert.That(Told().Where(item => item.Step.EndsWith("@2013-03-28", StringComparison.Ordinal)).Select(item => item.Kind), Is.EqualTo(new[] { "reminder", "reminder", "reminder", "reminder" }));
    }

    [Test]
    public async Task Overdue_list_knows_the_date_that_held_on_the_day_asked_about()
    {
        await house.LiveUntilAsync(new DateOnly(2013, 2, 4), new TimeOnly(11, 0));
        await AskAsync(Later);
        await GrantAsync();

        Assert.That(await house.Mediator.Send(new ListOverdue(new DateOnly(2013, 2, 4))), Is.Empty, "granted on that day");
        Assert.That((await house.Mediator.Send(new ListOverdue(new DateOnly(2013, 2, 3)))).Select(item => (item.DueOn, item.DaysLate)), Is.EqualTo(new[] { (Due, 8) }));
        Assert.That(await house.Mediator.Send(new ListOverdue(Later)), Is.Empty);
        Assert.That((await house.Mediator.Send(new ListOverdue(Later.AddDays(1)))).Single().DueOn, Is.EqualTo(Later));
    }

    [Test]
    public async Task Asker_cannot_grant_the_own_request()
    {
        await AskAsync(Later);

        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Installation.Lead.ToUpperInvariant()))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.ShowAsync("R1")).DueOn, Is.EqualTo(Due));
    }

    [Test]
    public async Task Refusal_needs_a_reason_is_told_to_the_lead_and_leaves_the_date()
    {
        await AskAsync(Later);
        Assert.That((await house.Mediator.Send(new RefuseExtension(R1, "", Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));

        await house.Mediator.Send(new RefuseExtension(R1, "Children wait already.", Installation.Reviewer));
        await house.WorkAsync();

        var letter = house.Messages.Single(message => message.Items.Any(item => item.Kind == "extension-refused"));
        Assert.That(letter.Role, Is.EqualTo("lead"));
        Assert.That(letter.Text, Does.Contain("Children wait already.").And.Contain("The due date has not moved."));
        Assert.That(((await house.ShowAsync("R1")).DueOn, (await house.ShowAsync("R1")).EarlierDeadlines.Count), Is.EqualTo(((DateOnly?)Due, 0)));
    }

    [Test]
    public async Task Countered_request_waits_for_the_asker_who_agrees_to_the_other_date()
    {
        await AskAsync(Later);
        await house.Mediator.Send(new CounterExtension(R1, new DateOnly(2013, 2, 22), "Half of that has to do.", Installation.Reviewer));
        await house.WorkAsync();
        Assert.That(house.Messages.Single(message => message.Items.Any(item => item.Kind == "extension-countered")).Role, Is.EqualTo("lead"));

        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Installation.Lead))).IsAccepted);

        Assert.That((await house.ShowAsync("R1")).DueOn, Is.EqualTo(new DateOnly(2013, 2, 22)));
    }

    [Test]
    public async Task Repeat_extensions_are_counted_from_the_original_date()
    {
        await AskAsync(Later);
        await GrantAsync();
        await AskAsync(new DateOnly(2013, 5, 31));
        await GrantAsync();

        var details = await house.ShowAsync("R1");
        Assert.That(details.Explanation, Does.Contain("extension number 2").And.Contain("original date was Saturday 26 January 2013"));
        Assert.That(details.Extensions.Count(extension => extension.State == "granted"), Is.EqualTo(2));
        Assert.That(details.EarlierDeadlines.Select(earlier => earlier.DueOn), Is.EqualTo(new DateOnly?[] { Due, Later }));
    }

    [Test]
    public async Task Second_request_waits_until_the_first_is_answered()
    {
        await AskAsync(Later);

        Assert.That((await AskAsync(new DateOnly(2013, 4, 30))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM Extension"), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_answered_that_nobody_asked() =>
        Assert.That((await GrantAsync()).Outcome, Is.EqualTo(DecisionOutcome.Refused));

    [Test]
    public async Task Recommendation_without_a_printed_date_is_never_late_until_one_is_agreed_and_then_it_is()
    {
        using var other = Installation.At(new DateOnly(2015, 11, 26));
        await other.ImportAsync(new FictionalReport { Published = new(2015, 11, 20), InspectedFrom = new(2015, 6, 1), InspectedTo = new(2015, 6, 5), PlanWithin = null, Asks = [new Ask(null, "hear the voice of every child in its records.")] });
        await other.LiveUntilAsync(new DateOnly(2016, 6, 1), new TimeOnly(11, 0));
        Assert.That(await other.Mediator.Send(new ListOverdue(null)), Is.Empty);

        Assert.That((await other.Mediator.Send(new AgreeDeadline(R1, new DateOnly(2016, 7, 29), "The board wants it by the summer.", Installation.Lead))).IsAccepted);
        Assert.That((await other.Mediator.Send(new AgreeDeadline(R1, new DateOnly(2016, 8, 31), "Later is better.", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        await other.LiveUntilAsync(new DateOnly(2016, 8, 15), new TimeOnly(11, 0));

        var details = await other.ShowAsync("R1");
        Assert.That(details.DueOn, Is.EqualTo(new DateOnly(2016, 7, 29)));
        Assert.That(details.Explanation, Does.Contain("The board wants it by the summer"));
        Assert.That((await other.Mediator.Send(new ListOverdue(null))).Single().Id, Is.EqualTo(R1));
        Assert.That(await other.Mediator.Send(new ListOverdue(new DateOnly(2016, 5, 1))), Is.Empty);
        Assert.That(
            other.Messages.SelectMany(message => message.Items).Select(item => item.Kind),
            Is.SupersetOf(new[] { "timescale-needed", "date-agreed", "reminder", "overdue", "escalation" }));
    }

    private Task<Decision> AskAsync(DateOnly to) =>
        house.Mediator.Send(new AskExtension(R1, to, "The nurse left.", "A bank nurse covers.", Installation.Lead));

    private Task<Decision> GrantAsync() => house.Mediator.Send(new GrantExtension(R1, null, Installation.Reviewer));

    private IEnumerable<ToldItem> Told() => house.Messages.Where(message => message.Day >= new DateOnly(2012, 12, 17)).SelectMany(message => message.Items);
}
