using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class OverviewTests : PageTest
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Every_chart_answers_its_question_and_its_figures_lead_to_what_they_count(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.RegionalOfficer);
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(4);
        if (scripts)
            await LookAtAsync(page, "overview");

        await page.GetByText("The figures and what they count: Where are things overdue, and for how long?").ClickAsync();
        var figure = page.GetByRole(AriaRole.Link, new() { Name = "(Northmere, Together)" });
        var count = (await figure.TextContentAsync())!.Split(' ')[0];
        if (scripts)
            await LookAtAsync(page, "overview-figures");
        await figure.ClickAsync();

        await Assertions.Expect(page.Locator("table caption")).ToContainTextAsync($"{count} result");
    }

    [Test]
    public async Task Day_that_has_passed_is_shown_as_it_was()
    {
        var day = Days.FromToday(-100);
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/overview");
        await Page.GetByText("Show another day").ClickAsync();
        await Page.GetByLabel("Day", new() { Exact = true }).FillAsync($"{day.Day}");
        await Page.GetByLabel("Month", new() { Exact = true }).FillAsync($"{day.Month}");
        await Page.GetByLabel("Year", new() { Exact = true }).FillAsync($"{day.Year}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{day.Year}");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("today");
        await LookAtAsync(Page, "overview-past");
    }

    [Test]
    public async Task Day_to_come_says_what_to_choose()
    {
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/overview?AsOf=2199-01-01");

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose today or a day before it");
        await LookAtAsync(Page, "overview-refused");
    }
}
