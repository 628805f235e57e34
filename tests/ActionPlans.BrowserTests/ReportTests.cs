using System.Globalization;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>A report with everything that belongs to it, and an action of its plan.</summary>
[TestFixture]
public sealed class ReportTests : PageTest
{
    /// <summary>Of the sample data: the business plan of Northmere's board, which Robin Ashdown leads too.</summary>
    private const string Board = "/reports/3";

    [TestCase(true)]
    [TestCase(false)]
    public async Task Report_shows_its_recommendations_by_timescale_and_by_body(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Lead);
        await page.GotoAsync("/reports/1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Within 3 months", Level = 3 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Judgements" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        if (scripts)
            await LookAtAsync(page, "report");

        await page.GetByLabel("Group them by").SelectOptionAsync("body");
        await page.GetByRole(AriaRole.Button, new() { Name = "Group", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "NHS Northmere ICB", Level = 3 })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Day_of_receipt_is_put_right_and_the_dates_that_would_move_wait_for_a_decision()
    {
        await SignInAsync(SamplePerson.LeadElsewhere);
        await Page.GotoAsync("/reports/2");
        await Page.GetByText("Put the day of receipt right").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Put it right" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the day on which it was received");

        var day = Days.FromToday(-10);
        foreach (var (part, value) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            await Page.GetByRole(AriaRole.Group, new() { Name = "When was it received?" }).GetByLabel(part).FillAsync(value.ToString(CultureInfo.InvariantCulture));
        await Page.GetByLabel("How do you know?").FillAsync("It lay in the old mailbox until then.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Put it right" }).ClickAsync();

        await Assertions.Expect(Page.GetByText("The day of receipt is put right.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Dates that would move" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "report-corrected");
    }

    [Test]
    public async Task Report_is_shown_as_it_stood_on_another_day()
    {
        await SignInAsync(SamplePerson.Lead);
        var day = Days.FromToday(-75);
        await Page.GotoAsync(FormattableString.Invariant($"/reports/1?asOf={day:yyyy-MM-dd}"));

        await Assertions.Expect(Page.GetByText("This is how it stood at the end of")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Put the day of receipt right")).ToHaveCountAsync(0);
        await LookAtAsync(Page, "report-past");
    }

    [Test]
    public async Task Action_is_done_opened_again_and_given_to_somebody_else()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/recommendations/R6");
        await Page.GetByRole(AriaRole.Table, new() { Name = "Actions" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await LookAtAsync(Page, "action");

        await Page.GetByText("Record that it was done").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it as done" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what was done");
        await Page.GetByLabel("What was done?").FillAsync("Every team has agreed.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it as done" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("It is recorded as done.")).ToBeVisibleAsync();

        await Page.Locator("summary").Filter(new() { HasText = "Open it again" }).ClickAsync();
        await Page.GetByLabel("Why is it to be done again?").FillAsync("Two teams have left it again.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("It is open again.").First).ToBeVisibleAsync();

        await Page.GetByText("Give it to somebody else").ClickAsync();
        await Page.GetByLabel("Person or post").FillAsync("Named nurse");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Give it to them" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Named nurse, NHS Northmere ICB", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Boards_plan_is_shown_with_its_actions_and_its_risks()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync(Board);
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Actions of the board’s plan" })).ToContainTextAsync("Agree one referral form");
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Risks" })).ToContainTextAsync("Loss of experienced staff");
        await LookAtAsync(Page, "report-board");

        var narrow = await NewPageAsync(width: 320);
        await SignInAsync(narrow, SamplePerson.RegionalOfficer);
        foreach (var (address, name) in new[] { (Board, "report-board-phone"), ("/plans/P3", "plan-board-phone"), ("/risks/K1", "risk-phone") })
        {
            await narrow.GotoAsync(address);
            await LookAtAsync(narrow, name);
            Assert.That(await narrow.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), address);
        }
    }

    [TestCase(true, "Loss of experienced staff")]
    [TestCase(false, "Figures arrive late")]
    public async Task Risk_is_reviewed_given_to_somebody_else_and_closed(bool scripts, string risk)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Lead);
        await page.GotoAsync(Board);
        await page.GetByRole(AriaRole.Link, new() { Name = risk }).ClickAsync();
        await LookAtAsync(page, "risk");
        await page.GetByText("Record a review").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say how it stands");
        await LookAtAsync(page, "risk-refused");
        await page.GetByLabel("How does it stand?").FillAsync("Three of nine have been replaced.");
        await page.GetByLabel("Medium").CheckAsync();
        await page.GetByLabel("What more is done about it?").FillAsync("A mentor for each newcomer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The review is recorded.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("A mentor for each newcomer");
        await LookAtAsync(page, "risk-reviewed");

        await page.GetByText("Give it to somebody else").ClickAsync();
        await page.GetByLabel("Person or post").FillAsync("Training Group");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give it to them" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Training Group, Northmere Safeguarding Children Board", new() { Exact = true })).ToBeVisibleAsync();

        await page.GetByText("Close it", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the risk" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await page.GetByLabel("Why is it no longer a risk?").FillAsync("All posts are filled.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the risk" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The risk is closed.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Record a review")).ToHaveCountAsync(0);
        await LookAtAsync(page, "risk-closed");
    }

    [TestCase(true, "Agree one referral form")]
    [TestCase(false, "Report on waiting times")]
    public async Task Action_without_an_end_is_withdrawn_and_one_without_a_date_gets_one_first(bool scripts, string action)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Lead);
        await page.GotoAsync(Board);
        await page.GetByRole(AriaRole.Link, new() { Name = action }).ClickAsync();
        if (scripts)
            await DateIsProposedAndAgreedAsync(page);

        await page.GetByText("Withdraw it").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await LookAtAsync(page, "action-refused");
        await page.GetByLabel("Why does it no longer apply?").FillAsync("The partnership does it now.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is withdrawn.")).ToBeVisibleAsync();
        await LookAtAsync(page, "action-withdrawn");
    }

    private async Task DateIsProposedAndAgreedAsync(IPage page)
    {
        await page.GetByText("Propose a date").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say until when, or how often");
        await page.GetByLabel("Until when, or how often?").FillAsync("31 March 2027");
        await page.GetByLabel("Why?", new() { Exact = true }).FillAsync("The schools begin with it in April.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The date is proposed.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Agree to it" })).ToHaveCountAsync(0);

        var officer = await NewPageAsync();
        await SignInAsync(officer, SamplePerson.RegionalOfficer);
        await officer.GotoAsync(new Uri(page.Url).AbsolutePath);
        await LookAtAsync(officer, "action-proposed");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Agree to it" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("The date is agreed.")).ToBeVisibleAsync();
        await page.ReloadAsync();
    }

    [Test]
    public async Task Report_fits_a_phone()
    {
        var page = await NewPageAsync(width: 320);
        await SignInAsync(page, SamplePerson.OversightOfficer);
        await page.GotoAsync("/reports/1");
        await LookAtAsync(page, "report-phone");

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }
}
