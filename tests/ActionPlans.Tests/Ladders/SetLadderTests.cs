using ActionPlans.Domain;
using ActionPlans.Ladders;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Ladders;

[TestFixture]
public sealed class SetLadderTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    /// <summary>In no order, as a form gives them.</summary>
    internal static readonly IReadOnlyList<NewStep> Steps =
    [
        new("chase", null, "lead"), new("reminder", 7, "lead"), new("reminder", 21, "lead"), new("due", null, "lead"), new("escalation", 8, "regulator"), new("escalation", 4, "executive-lead"),
        new("overdue", 1, "lead"),
    ];

    private TempFolder folder = null!;
    private Installation house = null!;

    [SetUp]
    public void Open()
    {
        folder = new TempFolder();
        house = Installation.At(Monday, settings: new() { [LadderFile.Setting] = folder["ladder.json"] });
    }

    [TearDown]
    public void Close()
    {
        house.Dispose();
        folder.Dispose();
    }

    [Test]
    public async Task Steps_are_put_in_order_and_named_as_the_built_in_ones_are()
    {
        await house.Mediator.Send(new SetLadder("jtai-letter", "plan", Monday.AddDays(1), Steps, "Sam Elder"));

        var rule = (await house.Mediator.Send(new ListLadders())).Rules.Single();
        Assert.That(rule.HasBegun, Is.False);
        Assert.That(rule.Rule.Ladder.Steps.Select(step => step.Key), Is.EqualTo(new[] { "remind-21", "remind-7", "due", "overdue", "escalate-executive-lead", "escalate-regulator", "chase" }));
    }

    [Test]
    public async Task Ladder_that_holds_already_stays_and_one_that_has_not_begun_is_replaced_or_withdrawn()
    {
        Assert.That(async () => await house.Mediator.Send(new SetLadder(null, null, Monday, Steps, "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.Contains("Tuesday 24 November 2026"));
        await house.Mediator.Send(new SetLadder(null, null, Monday.AddDays(1), Steps, "Sam Elder"));
        await house.Mediator.Send(new SetLadder(null, null, Monday.AddDays(1), [.. Steps.Where(step => step.Offset != 21)], "Sam Elder"));
        Assert.That((await house.Mediator.Send(new ListLadders())).Rules.Single().Rule.Ladder.Steps, Has.Count.EqualTo(Steps.Count - 1));

        await house.Mediator.Send(new SetLadder(null, null, Monday.AddDays(5), Steps, "Sam Elder"));
        house.SleepUntil(Monday.AddDays(2));
        Assert.That(async () => await house.Mediator.Send(new WithdrawLadder(null, null, Monday.AddDays(1), "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.Contains("holds already"));
        await house.Mediator.Send(new WithdrawLadder(null, null, Monday.AddDays(5), "Sam Elder"));

        Assert.That((await house.Mediator.Send(new ListLadders())).Rules.Single().HasBegun, Is.True);
    }

    [TestCase("escalation", 30, "regulator", "silent for more than 20 working days")]
    [TestCase("reminder", 0, "lead", "1 to 366")]
    [TestCase("escalation", null, "regulator", "how many days")]
    [TestCase("shout", 1, "lead", "no kind of ladder step")]
    [TestCase("escalation", 12, "minister", "no audience")]
    public void What_would_skip_or_fall_silent_is_refused_and_nothing_is_written(string kind, int? offset, string audience, string because)
    {
        Assert.That(
            async () => await house.Mediator.Send(new SetLadder(null, null, Monday.AddDays(1), [.. Steps.Where(step => step.Audience != "regulator"), new(kind, offset, audience)], "Sam Elder")),
            Throws.TypeOf<RefusedException>().With.Message.Contains(because));
        Assert.That(File.Exists(folder["ladder.json"]), Is.False);
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'settings-changed'"), Is.Zero);
    }

    [Test]
    public async Task Preview_names_day_and_people_as_letters_would_go()
    {
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, FictionalReport.Commissioner, "2026-01-01");
        await house.RegisterAsync("Nadia Brook", PostRole.Lead, FictionalReport.Commissioner, "2027-02-01");
        await house.LeaveAsync("Robin Ashdown", "2027-02-01");
        await house.ImportAsync(FictionalReport.Asking("3 months"));

        var preview = await house.Mediator.Send(new PreviewLadder(Steps, null, null, Monday, new(2027, 2, 10)));

        Assert.That(preview.Example, Is.EqualTo(SubjectId.Recommendation(1)));
        Assert.That(preview.Steps.Take(4).Select(step => $"{step.Day:yyyy-MM-dd} {step.Step.Key}"), Is.EqualTo(new[] { "2027-01-20 remind-21", "2027-02-03 remind-7", "2027-02-10 due", "2027-02-11 overdue" }));
        Assert.That(preview.Steps[0].To, Is.EqualTo(new[] { "Robin Ashdown <robin.ashdown@example.nhs.uk>" }));
        Assert.That(preview.Steps[1].To, Is.EqualTo(new[] { "Nadia Brook <nadia.brook@example.nhs.uk>" }));
        Assert.That(preview.Steps[^1].Step.Key, Is.EqualTo("chase-3"));
        Assert.That(house.Count("SELECT count(*) FROM AdministratorTask"), Is.Zero, "a look changes nothing");
    }

    [Test]
    public async Task Preview_without_any_report_names_no_people()
    {
        var preview = await house.Mediator.Send(new PreviewLadder(Steps, null, null, Monday, Monday.AddDays(60)));

        Assert.That((preview.Example, preview.Steps[0].To.Count), Is.EqualTo(((SubjectId?)null, 0)));
        Assert.That(
            async () => await house.Mediator.Send(new PreviewLadder(Steps, null, SubjectId.Recommendation(7), Monday, Monday.AddDays(60))), Throws.TypeOf<RefusedException>().With.Message.Contains("no R7"));
    }
}
