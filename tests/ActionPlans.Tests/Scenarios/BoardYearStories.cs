using System.Globalization;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>What a board's own plan and risk register live through in a year. Each calendar has been read and approved.</summary>
[TestFixture]
public sealed class BoardYearStories
{
    private const string Chair = "Dana Whitlow";
    private static readonly DateOnly Received = new(2013, 7, 1);
    private static readonly TimeOnly Eleven = new(11, 0);

    [Test]
    public async Task A_dated_action_is_done_on_time()
    {
        using var house = await WithAsync(new FictionalRow("Review what each partner pays.", "Oct 13"));
        await DoneAsync(house, "A1", new DateOnly(2013, 10, 28));

        await EndsAs(house, "board-dated-on-time");
        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("done"));
    }

    [Test]
    public async Task A_quarterly_action_is_missed_once_and_goes_on()
    {
        using var house = await WithAsync(new FictionalRow("Report on waiting times.", "4 x per annum"));
        await DoneAsync(house, "A1", new DateOnly(2013, 9, 30));
        await DoneAsync(house, "A1", new DateOnly(2014, 4, 3)); // due on 1 January; the one of 1 April came and went meanwhile
        await DoneAsync(house, "A1", new DateOnly(2014, 6, 30));

        await EndsAs(house, "board-quarterly-one-missed", until: new DateOnly(2014, 7, 15));
        var action = await house.ShowAsync("A1");
        Assert.That(action.DueOn, Is.EqualTo(new DateOnly(2014, 10, 1)));
        Assert.That(action.EarlierDeadlines.Select(earlier => (earlier.DueOn, earlier.Reason[..6])), Is.EqualTo(new (DateOnly?, string)[]
        {
            (new DateOnly(2013, 10, 1), "Done: "), (new DateOnly(2014, 1, 1), "Done: "), (new DateOnly(2014, 4, 1), "Missed"), (new DateOnly(2014, 7, 1), "Done: "),
        }));
    }

    [Test]
    public async Task A_blank_target_is_proposed_late_and_agreed_by_somebody_else()
    {
        using var house = await WithAsync(new FictionalRow("Agree one referral form.", ""));
        await house.LiveUntilAsync(new DateOnly(2013, 12, 9), Eleven);
        await house.Mediator.Send(new ProposeTarget(new SubjectId('A', 1), "31 March 2014", "The form needs a term of trial.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 12, 16), Eleven);
        await house.Mediator.Send(new AgreeTarget(new SubjectId('A', 1), Chair));
        await DoneAsync(house, "A1", new DateOnly(2014, 3, 28));

        await EndsAs(house, "board-blank-proposed-late");
        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("done"));
    }

    [Test]
    public async Task A_review_of_a_risk_is_not_done_and_escalates()
    {
        using var house = await WithAsync(new FictionalRow("Keep the board's pages up to date.", "On-going"), ("Figures come late.", "Medium", "An analyst was appointed."));
        await house.LiveUntilAsync(new DateOnly(2013, 11, 4), Eleven);
        await house.Mediator.Send(new RecordReview(new SubjectId('K', 1), "The analyst has started.", RiskImpact.Low, new DateOnly(2014, 2, 3), null, Installation.Lead));
        await DoneAsync(house, "A1", new DateOnly(2013, 11, 4));
        await house.LiveUntilAsync(new DateOnly(2014, 2, 3), Eleven);
        await house.Mediator.Send(new CloseRisk(new SubjectId('K', 1), "The figures have come in time twice.", Installation.Lead));

        await EndsAs(house, "board-risk-review-escalated", until: new DateOnly(2014, 6, 1));
        Assert.That((await house.ShowAsync("K1")).State, Is.EqualTo("closed"));
    }

    [Test]
    public async Task Several_dates_in_one_cell_come_one_after_the_other_and_a_late_one_escalates_to_the_board()
    {
        using var house = await WithAsync(new FictionalRow("Train all schools in the first steps.", "Nov 13 Jan 14 On-going", "ELFT Named Nurse"));
        await DoneAsync(house, "A1", new DateOnly(2013, 11, 29));
        await DoneAsync(house, "A1", new DateOnly(2014, 3, 10));

        await EndsAs(house, "board-several-dates", until: new DateOnly(2014, 7, 1));
        Assert.That((await house.ShowAsync("A1")).ReviewOn, Is.EqualTo(new DateOnly(2014, 6, 10)));
    }

    [Test]
    public async Task An_action_is_reopened_and_given_to_somebody_else()
    {
        using var house = await WithAsync(new FictionalRow("Publish a plain summary of every review.", "Oct 13"));
        await DoneAsync(house, "A1", new DateOnly(2013, 10, 14));
        await house.LiveUntilAsync(new DateOnly(2013, 11, 6), Eleven);
        await house.Mediator.Send(new ReopenAction(new SubjectId('A', 1), "Two summaries are missing.", Chair));
        await house.Mediator.Send(new AssignAction(new SubjectId('A', 1), "Participation Lead", null, Chair));
        await DoneAsync(house, "A1", new DateOnly(2013, 11, 20));

        await EndsAs(house, "board-reopened");
        Assert.That((await house.ShowAsync("A1")) is { State: "done", Lead: "Participation Lead" });
    }

    private static async Task<Installation> WithAsync(FictionalRow row, params (string, string, string)[] risks)
    {
        var house = Installation.At(Received);
        await house.Mediator.Send(new ImportReport("board.txt", new FictionalBoardReport([row]) { Risks = risks }.ToBytes(), Received, Installation.Lead));
        return house;
    }

    private static async Task DoneAsync(Installation house, string action, DateOnly on)
    {
        await house.LiveUntilAsync(on, Eleven);
        var decision = await house.Mediator.Send(new FinishAction(SubjectId.Parse(action, "A"), "It is in the minutes.", null, ForGood: false, Installation.Lead));
        Assert.That(decision, Is.EqualTo(Decision.Accepted));
    }

    /// <summary>Lives on, with nobody doing anything more, and compares the calendar.</summary>
    private static async Task EndsAs(Installation house, string name, DateOnly? until = null)
    {
        await house.LiveUntilAsync(until ?? house.Today.AddYears(1));
        Approved.Check(name, house.Messages.Select(message => string.Create(
            CultureInfo.InvariantCulture,
            $"{message.At:yyyy-MM-dd ddd HH:mm zzz}  {message.To.Split('@')[0],-56}  {string.Join(", ", message.Items.Select(item => $"{item} ({item.Step.Split('@', '#')[0]})"))}")));
    }
}
