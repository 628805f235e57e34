using ActionPlans.Audit;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;
using ActionPlans.Tests.Reports;

namespace ActionPlans.Tests.Boards;

[TestFixture]
public sealed class BoardPlanTests
{
    private static readonly DateOnly Received = new(2013, 7, 1);
    private static readonly SubjectId A1 = SubjectId.Action(1);
    private static readonly SubjectId K1 = SubjectId.Risk(1);

    [Test]
    public async Task A_boards_plan_becomes_an_accepted_plan_whose_rows_wait_each_for_themselves()
    {
        using var house = await WithAsync([new("Train all schools.", "Jan 14", "Training Group"), new("Report each quarter.", "quarterly", "ELFT Named Nurse"), new("Agree a form.", "TBC", "")]);

        var actions = await house.Mediator.Send(new ListActions(SubjectId.Plan(1)));
        Assert.That(actions.Select(action => (action.Id.ToString(), action.DueOn, action.TargetKind, action.Lead, action.Body)), Is.EqualTo(new (string, DateOnly?, string, string?, string)[]
        {
            ("A1", new DateOnly(2014, 1, 31), "date", "Training Group", FictionalBoardReport.Board),
            ("A2", new DateOnly(2013, 10, 1), "recurring", "ELFT Named Nurse", "East London NHS Foundation Trust"),
            ("A3", null, "none", null, FictionalBoardReport.Board),
        }));
        Assert.That((await house.ShowAsync("P1")).State, Is.EqualTo("accepted"));
        Assert.That(house.Rows<string>("SELECT Subject || ' ' || Status FROM WorkflowInstance ORDER BY Id"), Is.EqualTo(new[] { "A1 waiting", "A2 waiting", "A3 waiting" }));
        Assert.That(house.Rows<string>("SELECT Kind FROM ActionPlan"), Is.EqualTo(new[] { "board" }));
    }

    [Test]
    public async Task Overdue_counts_actions_and_reviews_apart_and_knows_what_was_late_on_an_earlier_day()
    {
        using var house = await WithAsync([new("Train all schools.", "Sep 13"), new("Report each quarter.", "quarterly"), new("Keep it up.", "On-going")], ("Figures come late.", "Low", "An analyst."));
        house.SleepUntil(new DateOnly(2013, 10, 2));
        await house.WorkAsync();
        Assert.That((await Overdue()).Order(), Is.EqualTo(new[] { "A1", "A2", "K1" }));

        await house.Mediator.Send(new FinishAction(A1, "Every school has been.", null, ForGood: false, Installation.Lead));
        await house.Mediator.Send(new FinishAction(SubjectId.Action(2), "It is reported.", null, ForGood: false, Installation.Lead));
        await house.Mediator.Send(new RecordReview(K1, "As before.", null, null, null, Installation.Lead));
        house.SleepUntil(new DateOnly(2013, 10, 20));

        Assert.That(await Overdue(), Is.Empty);
        // On 1 October the first one alone was late; on the 2nd all three were put right in the course of the day.
        Assert.That((await house.Mediator.Send(new ListOverdue(new DateOnly(2013, 10, 1)))).Select(item => item.Id.ToString()), Is.EqualTo(new[] { "A1" }));
        var board = (await house.Mediator.Send(new GetStatus())).Reports[0].Board;
        Assert.That(board.ToString(), Is.EqualTo("3 actions, 1 over, 0 overdue; 1 risk, 0 risk reviews overdue"));

        async Task<IEnumerable<string>> Overdue() => (await house.Mediator.Send(new ListOverdue(null))).Select(item => item.Id.ToString());
    }

    [Test]
    public async Task What_recurs_or_goes_on_ends_only_for_good()
    {
        using var house = await WithAsync([new("Report each quarter.", "quarterly"), new("Keep it up.", "On-going")]);

        foreach (var id in (SubjectId[])[A1, SubjectId.Action(2)])
        {
            await house.Mediator.Send(new FinishAction(id, "Once more.", null, ForGood: false, Installation.Lead));
            Assert.That((await house.ShowAsync(id.ToString())).State, Is.EqualTo("open"));
            await house.Mediator.Send(new FinishAction(id, "The service was closed.", null, ForGood: true, Installation.Lead));
            Assert.That((await house.ShowAsync(id.ToString())).State, Is.EqualTo("done"));
            Assert.That((await house.Mediator.Send(new FinishAction(id, "Again.", null, ForGood: true, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        }

        Assert.That(house.Count("SELECT count(*) FROM WorkflowInstance WHERE Status = 'finished'"), Is.EqualTo(2));
    }

    [Test]
    public async Task Accepted_evidence_finishes_an_action_on_the_day_since_when_it_shows_it()
    {
        using var house = await WithAsync([new("Train all schools.", "Jan 14")]);
        await HandInAsync(house, new DateOnly(2013, 6, 24));
        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("open"), "handed in is not accepted");

        Assert.That(await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer)), Is.EqualTo(Decision.Accepted));

        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("done"));
        Assert.That((await house.Mediator.Send(new ListActions(null))).Single().DoneOn, Is.EqualTo(new DateOnly(2013, 6, 24)));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance"), Is.EqualTo(new[] { "finished" }));
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).IsWhole);
    }

    [Test]
    public async Task Accepted_evidence_of_what_recurs_moves_it_to_the_next_date_once()
    {
        using var house = await WithAsync([new("Report each quarter.", "quarterly")]);
        house.SleepUntil(new DateOnly(2013, 10, 4));
        await house.Mediator.Send(new FinishAction(A1, "Reported.", new DateOnly(2013, 9, 27), ForGood: false, Installation.Lead));
        await HandInAsync(house, new DateOnly(2013, 9, 30));
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
        Assert.That((await house.ShowAsync("A1")).DueOn, Is.EqualTo(new DateOnly(2014, 1, 1)), "it was recorded as done for October before");

        house.SleepUntil(new DateOnly(2013, 12, 20));
        await HandInAsync(house, new DateOnly(2013, 12, 19));
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(2), Installation.Reviewer));

        var shown = await house.ShowAsync("A1");
        Assert.That((shown.State, shown.DueOn), Is.EqualTo(("open", new DateOnly(2014, 4, 1))));
    }

    [Test]
    public async Task Returned_evidence_leaves_an_action_open()
    {
        using var house = await WithAsync([new("Train all schools.", "Jan 14")]);
        await HandInAsync(house, Received);

        await house.Mediator.Send(new RejectEvidence(SubjectId.Evidence(1), "Two schools are missing.", Installation.Reviewer));

        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("open"));
    }

    private static Task<AddedEvidence> HandInAsync(Installation house, DateOnly effectiveOn) =>
        house.Mediator.Send(new AddEvidence(A1, null, "Every school was trained."u8.ToArray(), effectiveOn, Installation.Lead));

    [Test]
    public async Task Nothing_is_done_tomorrow_or_without_a_note()
    {
        using var house = await WithAsync([new("Train all schools.", "Jan 14")]);

        Assert.That((await house.Mediator.Send(new FinishAction(A1, "Done.", Received.AddDays(1), ForGood: false, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new FinishAction(A1, " ", null, ForGood: false, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.ShowAsync("A1")).State, Is.EqualTo("open"));
    }

    [Test]
    public async Task A_withdrawn_action_falls_silent_and_cannot_be_reopened()
    {
        using var house = await WithAsync([new("Train all schools.", "Sep 13")]);
        await house.LiveUntilAsync(new DateOnly(2013, 7, 10));
        await house.Mediator.Send(new WithdrawAction(A1, "The schools train themselves.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2014, 7, 1));

        Assert.That(house.Messages.Select(message => message.Items[0].Kind), Is.EqualTo(new[] { "assigned", "withdrawn" }));
        Assert.That((await house.Mediator.Send(new ReopenAction(A1, "They do not.", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public async Task A_new_risk_is_reviewed_like_those_that_were_read()
    {
        using var house = await WithAsync([new("Train all schools.", "Jan 14")]);

        var added = await house.Mediator.Send(new AddRisk(SubjectId.Plan(1), "Staff leave.", RiskImpact.High, ["Exit talks."], "Board Manager", null, new DateOnly(2013, 9, 2), Installation.Lead));
        Assert.That(added.Id, Is.EqualTo(K1));
        await house.LiveUntilAsync(new DateOnly(2013, 9, 4));

        var risk = (await house.Mediator.Send(new ListRisks(null, WithClosed: false))).Single();
        Assert.That((risk.Impact, risk.Owner, risk.ReviewOn, risk.IsOverdue, risk.Mitigations.Single()), Is.EqualTo(("high", "Board Manager", new DateOnly(2013, 9, 2), true, "Exit talks.")));
        Assert.That(house.Messages.SelectMany(message => message.Items).Where(item => item.About == "K1").Select(item => item.Kind).Distinct(), Is.EqualTo(new[] { "assigned", "reminder", "due", "overdue" }));
        Assert.That(
            (await house.Mediator.Send(new RecordReview(K1, "As before.", null, new DateOnly(2015, 9, 2), null, Installation.Lead))).Reason, Does.Contain("look at the risk sooner"));
    }

    [Test]
    public async Task All_that_people_did_stands_in_the_audit_trail_with_before_and_after()
    {
        using var house = await WithAsync([new("Report each quarter.", "quarterly")], ("Figures come late.", "Low", "An analyst."));
        await house.Mediator.Send(new FinishAction(A1, "Reported.", null, ForGood: false, Installation.Lead));
        await house.Mediator.Send(new AssignAction(A1, "Quality Group", null, Installation.Reviewer));
        await house.Mediator.Send(new RecordReview(K1, "It is worse.", RiskImpact.High, null, null, Installation.Reviewer));

        Assert.That(
            house.Rows<string>("SELECT Kind || ': ' || Before || ' → ' || After FROM TimelineEntry WHERE Before IS NOT NULL ORDER BY Id"),
            Is.EqualTo(new[]
            {
                "ActionDone: open, due 2013-10-01 → open, due 2014-01-01",
                $"ActionAssigned: Board Manager, {FictionalBoardReport.Board} → Quality Group, {FictionalBoardReport.Board}",
                "RiskReviewed: impact low, review 2013-10-01 → impact high, review 2013-10-01",
            }));
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).IsWhole);
    }

    [Test]
    public async Task A_date_is_held_as_it_was_read_even_when_the_report_is_received_years_later()
    {
        using var house = Installation.At(new DateOnly(2024, 7, 1));
        await house.Mediator.Send(new ImportReport("board.txt", new FictionalBoardReport([new("Train all schools.", "Jan 14")]).ToBytes(), new DateOnly(2024, 7, 1), Installation.Lead));

        Assert.That(house.Rows<string>("SELECT DueOn FROM Action"), Is.EqualTo(new[] { "2014-01-31" }));
    }

    [Test]
    public async Task The_real_boards_plan_of_2013_gives_a_clock_to_every_row_and_every_risk()
    {
        var content = ReportFile.ReadBytes(SharedReports.PathOf("tower-hamlets-lscb-annual-report-2013-14.txt"));
        using var house = Installation.At(new DateOnly(2014, 8, 1));

        var imported = await house.Mediator.Send(new ImportReport("board.txt", content, new DateOnly(2013, 6, 20), Installation.Lead));

        Assert.That((imported.Actions.Count, imported.Risks.Count), Is.EqualTo((23, 9)));
        var reading = ReportReader.Read(ReportFile.FromBytes(content, "board.txt"));
        Assert.That(
            imported.Actions.Select(action => action.Deadline.Due),
            Is.EqualTo(reading.PlanRows.Select(row => row.Targets.Select(target => target.Date?.Through).Min())), "the earliest date of each cell, and none where none is printed");
        Assert.That(imported.Actions.All(action => action.Deadline.Due is null != (action.Deadline.ReviewBy is null)));
        Assert.That(house.Count("SELECT count(*) FROM WorkflowInstance WHERE Status = 'waiting'"), Is.EqualTo(32));
    }

    private static async Task<Installation> WithAsync(FictionalRow[] rows, params (string, string, string)[] risks)
    {
        var house = Installation.At(Received);
        await house.Mediator.Send(new ImportReport("board.txt", new FictionalBoardReport(rows) { Risks = risks }.ToBytes(), Received, Installation.Lead));
        return house;
    }
}
