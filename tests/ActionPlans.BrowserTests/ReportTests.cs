using System.Globalization;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>A report with everything that belongs to it, and an action of its plan.</summary>
[TestFixture]
public sealed class ReportTests : PageTest
{
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
    public async Task Report_fits_a_phone()
    {
        var page = await NewPageAsync(width: 320);
        await SignInAsync(page, SamplePerson.OversightOfficer);
        await page.GotoAsync("/reports/1");
        await LookAtAsync(page, "report-phone");

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }
}
