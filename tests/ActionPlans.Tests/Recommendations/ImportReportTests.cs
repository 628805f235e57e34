using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

[TestFixture]
public sealed class ImportReportTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);

    private static readonly FictionalReport Report = new()
    {
        Asks =
        [
            new Ask("Immediate", "name a deputy for the nurse.", FictionalReport.Trust),
            new Ask("Within 3 months", "give every child who comes into care a health assessment in time."),
        ],
    };

    [Test]
    public async Task Import_stores_the_report_its_bodies_recommendations_and_plan_with_their_deadlines()
    {
        using var house = Installation.At(Received);

        var imported = await house.ImportAsync(Report);

        Assert.That(imported.IsNew);
        Assert.That(house.Rows<string>("SELECT Title || ' / ' || Area || ' / ' || ReceivedOn FROM Report"), Has.Exactly(1).EndsWith(" / Harrowdale / 2012-10-29"));
        Assert.That(
            house.Rows<string>("SELECT 'R' || Id || ' ' || State || ' ' || TimescaleKind || ' ' || DueOn FROM Recommendation ORDER BY Id"),
            Is.EqualTo(new[] { "R1 open immediate 2012-10-30", "R2 open relative 2013-01-26" }));
        Assert.That(house.Rows<string>("SELECT 'P' || Id || ' ' || State || ' ' || DueOn FROM ActionPlan"), Is.EqualTo(new[] { "P1 due 2012-11-26" }));
        Assert.That(
            house.Rows<string>("SELECT 'R' || RecommendationId || ' ' || Position || ' ' || Name FROM RecommendationBody JOIN Body ON Id = BodyId ORDER BY 1"),
            Is.EqualTo(new[] { $"R1 1 {FictionalReport.Commissioner}", $"R1 2 {FictionalReport.Trust}", $"R2 1 {FictionalReport.Commissioner}" }));
    }

    [Test]
    public async Task Import_starts_one_workflow_for_each_recommendation_and_one_for_the_plan()
    {
        using var house = Installation.At(Received);

        await house.ImportAsync(Report);

        Assert.That(
            house.Rows<string>("SELECT i.Subject || ' ' || d.DefinitionId || ' ' || i.Status FROM WorkflowInstance i JOIN WorkflowDefinition d ON d.Id = i.Definition ORDER BY i.Subject"),
            Is.EqualTo(new[] { "P1 action-plan waiting", "R1 recommendation waiting", "R2 recommendation waiting" }));
    }

    [Test]
    public async Task Import_tells_the_accountable_lead_of_everything_in_one_message()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);

        await house.WorkAsync();

        var message = house.Messages.Single(message => message.To == "lead.nhs-harrowdale@example.nhs.uk");
        Assert.That(message.Items.Select(item => item.ToString()), Is.SupersetOf(new[] { "R1 assigned", "R2 assigned", "P1 plan-required" }));
        Assert.That(house.Messages.Select(other => other.To), Is.Unique);
    }

    [Test]
    public async Task Deadline_is_kept_with_the_words_that_explain_it()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);

        Assert.That((await house.ShowAsync("P1")).Explanation, Does.Contain("20 working days").And.Contain("29 October 2012").And.Contain("26 November 2012"));
        Assert.That((await house.ShowAsync("R2")).Explanation, Does.Contain("26 October 2012").And.Contain("26 January 2013"));
    }

    [Test]
    public async Task Same_file_again_changes_nothing_and_says_when_it_came()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);
        var before = Everything(house);
        house.SleepUntil(new DateOnly(2012, 11, 5));

        var again = await house.ImportAsync(Report);

        Assert.That(again.IsNew, Is.False);
        Assert.That(again.ReceivedOn, Is.EqualTo(Received));
        Assert.That(Everything(house), Is.EqualTo(before));
    }

    [Test]
    public void Receipt_before_the_inspection_is_refused_and_nothing_is_stored()
    {
        using var house = Installation.At(Received);

        Assert.That(
            async () => await house.ImportAsync(Report, received: new DateOnly(2012, 9, 20)),
            Throws.TypeOf<RefusedException>().With.Message.Contains("20 September 2012").And.Message.Contains("21 September 2012"));

        Assert.That(Everything(house), Is.All.Zero);
    }

    [Test]
    public void Receipt_outside_the_calendar_is_refused_and_nothing_is_stored()
    {
        using var house = Installation.At(Received);

        Assert.That(async () => await house.ImportAsync(Report, received: new DateOnly(2999, 1, 4)), Throws.TypeOf<RefusedException>().With.Message.Contains("2999"));

        Assert.That(Everything(house), Is.All.Zero);
    }

    [Test]
    public void Report_without_recommendations_is_refused_and_nothing_is_stored()
    {
        using var house = Installation.At(Received);
        var whole = Report.ToString();
        var cut = System.Text.Encoding.UTF8.GetBytes(whole[..whole.IndexOf("Immediate", StringComparison.Ordinal)]);

        Assert.That(
            async () => await house.Mediator.Send(new ImportReport("cut.txt", cut, Received, Installation.Lead)),
            Throws.TypeOf<ReportRefusedException>().With.Message.Contains("cut.txt"));

        Assert.That(Everything(house), Is.All.Zero);
    }

    [Test]
    public async Task Recommendation_without_a_timescale_has_no_date_and_a_lead_who_is_asked_for_one()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask(null, "health visitors are told of every missed appointment.")], PlanWithin = null });

        await house.WorkAsync();

        Assert.That((await house.ShowAsync("R1")).DueOn, Is.Null);
        Assert.That(house.Messages.Single().Items.Single().Kind, Is.EqualTo("timescale-needed"));
    }

    [Test]
    public async Task Report_that_asks_for_no_plan_gets_none()
    {
        using var house = Installation.At(Received);

        var imported = await house.ImportAsync(Report with { PlanWithin = null });

        Assert.That(imported.PlanId, Is.Null);
        Assert.That(house.Count("SELECT count(*) FROM ActionPlan"), Is.Zero);
    }

    [Test]
    public async Task Body_of_an_earlier_report_is_the_same_body()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);

        await house.ImportAsync(Report with { Published = new DateOnly(2012, 10, 27) });

        Assert.That(house.Count("SELECT count(*) FROM Body WHERE Name = @name", new { name = FictionalReport.Trust }), Is.EqualTo(1));
        Assert.That(house.Count("SELECT count(*) FROM Recommendation"), Is.EqualTo(4));
    }

    private static long[] Everything(Installation house) =>
    [
        .. new[] { "Report", "Body", "Recommendation", "RecommendationBody", "ActionPlan", "WorkflowInstance", "WorkflowTimer", "WorkflowJournal", "TimelineEntry", "Notice", "Message" }
            .Select(table => house.Count($"SELECT count(*) FROM {table}")),
    ];
}
