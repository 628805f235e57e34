using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed partial class ImportTests : PageTest
{
    [Test]
    public async Task Lead_checks_what_was_found_puts_it_right_and_imports_the_report()
    {
        await SignInAsync(SamplePerson.Lead);
        await UploadAsync(Page, "journey");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Check what was found", Exact = false })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("mark").Filter(new() { HasText = "tell every school nurse" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "import-check");
        var narrow = await NewPageAsync(width: 320);
        await SignInAsync(narrow, SamplePerson.Lead);
        await narrow.GotoAsync(Page.Url);
        await LookAtAsync(narrow, "import-check-narrow");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change Recommendation 2" }).ClickAsync();
        await LookAtAsync(Page, "import-recommendation");
        await Page.GetByLabel("Timescale").FillAsync("Within 6 weeks");
        await Page.GetByLabel("What the report calls it").SelectOptionAsync("must-do");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#recommendation-2")).ToContainTextAsync("Within 6 weeks");
        await Assertions.Expect(Page.Locator("#recommendation-2")).ToContainTextAsync("Put right by you");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change Recommendation 3" }).ClickAsync();
        await Page.GetByLabel("No, leave it out").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#recommendation-3")).ToContainTextAsync("Left out");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Add a recommendation that was missed" }).ClickAsync();
        await Page.GetByLabel("What is recommended").FillAsync("name who answers for the list of children");
        await Page.GetByLabel("Who is responsible").FillAsync("NHS Northmere ICB");
        await LookAtAsync(Page, "import-missed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#recommendation-4")).ToContainTextAsync("name who answers");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change the report's title" }).ClickAsync();
        await LookAtAsync(Page, "import-header");
        await Page.GetByLabel("Area").FillAsync("Northmere Town");
        await Page.GetByLabel("Kind of report").SelectOptionAsync("ofsted-letter");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Northmere Town")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Ofsted letter")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change the grades" }).ClickAsync();
        await Page.GetByLabel("What was graded (Grade 1)").FillAsync("Leadership");
        await LookAtAsync(Page, "import-grades");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give both what was graded and its grade");
        await Page.GetByLabel("Its grade (Grade 1)").FillAsync("Good");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Leadership: Good")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ReceivedAsync(Page, 3, 11, 2026);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Tuesday 1 December 2026" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "import-deadlines");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await Page.WaitForURLAsync(ReportPage());
        await Assertions.Expect(Page.GetByText("name who answers for the list of children")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("look each month at ten files")).Not.ToBeVisibleAsync();
        await LookAtAsync(Page, "import-report");
    }

    [Test]
    public async Task Rows_and_risks_of_a_boards_plan_are_put_right_before_they_become_actions()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/import");
        await Page.GetByLabel("The report").SetInputFilesAsync(SampleReport.BoardPlan);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
        await LookAtAsync(Page, "import-board-plan");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change row 1", Exact = true }).ClickAsync();
        await Page.GetByLabel("Lead", new() { Exact = true }).FillAsync("Named doctor");
        await LookAtAsync(Page, "import-row");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#row-1")).ToContainTextAsync("Named doctor");
        await Assertions.Expect(Page.Locator("#row-1")).ToContainTextAsync("Put right by you");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change row 2", Exact = true }).ClickAsync();
        await Page.GetByLabel("No, leave it out").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#row-2")).ToContainTextAsync("Left out");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Change risk 1", Exact = true }).ClickAsync();
        await Page.GetByLabel("Risk", new() { Exact = true }).FillAsync("");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write what the risk is");
        await Page.GetByLabel("Risk", new() { Exact = true }).FillAsync("Nobody holds the list of schools.");
        await LookAtAsync(Page, "import-risk");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Nobody holds the list of schools.")).ToBeVisibleAsync();
        Assert.That((await Page.GotoAsync($"{new Uri(Page.Url).GetLeftPart(UriPartial.Path)}/rows/4711"))!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Report_is_imported_without_scripts()
    {
        var page = await NewPageAsync(scripts: false);
        await SignInAsync(page, SamplePerson.Lead);
        await UploadAsync(page, "without scripts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ReceivedAsync(page, 3, 11, 2026);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await page.WaitForURLAsync(ReportPage());
    }

    [Test]
    public async Task What_was_begun_is_found_again_by_its_uploader_and_by_nobody_else()
    {
        await SignInAsync(SamplePerson.Lead);
        await UploadAsync(Page, "begun");
        var address = Page.Url;
        await Page.GotoAsync("/import");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "northmere-2026.txt" }).First).ToBeVisibleAsync();

        var other = await NewPageAsync();
        await SignInAsync(other, SamplePerson.LeadElsewhere);
        Assert.That((await other.GotoAsync(address))!.Status, Is.EqualTo(404));
        Assert.That((await other.GotoAsync("/import/4711"))!.Status, Is.EqualTo(404));

        await Page.GotoAsync(address);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove this upload" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/import$"));
        Assert.That((await Page.GotoAsync(address))!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Unreadable_file_is_refused_with_one_line_and_nothing_is_kept()
    {
        await SignInAsync(SamplePerson.Lead);
        foreach (var (name, content, said) in new[]
        {
            ("empty.pdf", "", "empty.pdf is empty"),
            ("letter.txt", "Dear colleagues, thank you for your work this year.", "No recommendations were found in letter.txt"),
            ("broken.pdf", "%PDF-1.7 nothing of one follows", "broken.pdf"),
            ("../../etc/<b>\u202Etxt.exe", "Nothing.", "<b>txt.exe"),
        })
        {
            await Page.GotoAsync("/import");
            await Page.GetByLabel("The report").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
            await Page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
            await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(said);
        }

        await LookAtAsync(Page, "import-refused");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the file");
        await Assertions.Expect(Page.GetByText(".pdf,")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Provider_lead_may_not_import()
    {
        await SignInAsync(SamplePerson.ProviderLead);
        Assert.That((await Page.GotoAsync("/import"))!.Status, Is.EqualTo(404));
    }

    internal static async Task UploadAsync(IPage page, string mark)
    {
        await page.GotoAsync("/import");
        await page.GetByLabel("The report").SetInputFilesAsync(SmallReport.File(mark));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
    }

    /// <summary>One of the invented reports that come with the service; ends on its page.</summary>
    internal static async Task ImportSampleAsync(IPage page, string file)
    {
        await page.GotoAsync("/import");
        await page.GetByLabel("The report").SetInputFilesAsync(SampleReport.PathOf(file));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ReceivedAsync(page, 2, 11, 2026);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await page.WaitForURLAsync(ReportPage());
    }

    internal static async Task ReceivedAsync(IPage page, int day, int month, int year)
    {
        await page.GetByLabel("Day").FillAsync($"{day}");
        await page.GetByLabel("Month").FillAsync($"{month}");
        await page.GetByLabel("Year").FillAsync($"{year}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work out the deadlines" }).ClickAsync();
    }

    [GeneratedRegex("/reports/[0-9]+$")]
    internal static partial Regex ReportPage();
}
