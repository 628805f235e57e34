using System.Text;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class PlanTests : PageTest
{
    /// <summary>Of the sample data: the plan that Eastvale still has to write.</summary>
    private const string Eastvale = "/plans/P2";

    [Test]
    public async Task Lead_writes_and_submits_a_plan_and_the_officer_returns_and_accepts_it()
    {
        await SignInAsync(SamplePerson.Lead);
        await ImportAsync("plan journey");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Action plan" }).ClickAsync();
        var plan = new Uri(Page.Url).AbsolutePath;
        await LookAtAsync(Page, "plan-blank");

        for (var place = 0; place < 3; place++)
        {
            await Page.Locator("select[name=answer]").Nth(place).SelectOptionAsync("agreed");
            await Assertions.Expect(Page.Locator("[data-saved]")).ToContainTextAsync("Saved at");
            await Page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).Nth(place).ClickAsync();
            if (place == 0)
                await LookAtAsync(Page, "plan-add");
            await AddAsync(Page, $"Train every school nurse of team {place + 1} in the list.");
        }

        await Assertions.Expect(Page.Locator("#missing")).ToContainTextAsync("Nothing is missing");
        await LookAtAsync(Page, "plan-editor");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check and submit" }).ClickAsync();
        await LookAtAsync(Page, "plan-submit");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Submit the plan" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("The plan was submitted.")).ToBeVisibleAsync();
        await LookAtAsync(Page, "plan-submitted");

        var officer = await NewPageAsync();
        await SignInAsync(officer, SamplePerson.OversightOfficer);
        await DecideAsync(officer, plan, "No, return it with a reason", "Name a date for the second action.");
        await Assertions.Expect(officer.GetByText("The plan was returned.")).ToBeVisibleAsync();

        await Page.GotoAsync(plan);
        await Page.GetByLabel("Target of A").Nth(1).FillAsync("15 January 2027");
        await Assertions.Expect(Page.Locator("[data-saved]")).ToContainTextAsync("Saved at");
        await Page.GotoAsync($"{plan}/submit");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Submit the plan" }).ClickAsync();
        await DecideAsync(officer, plan, "Yes, accept it", null);
        await Assertions.Expect(officer.GetByText("The plan was accepted.")).ToBeVisibleAsync();
        await LookAtAsync(officer, "plan-accepted");

        await officer.GotoAsync($"{plan}/versions");
        await Assertions.Expect(officer.GetByRole(AriaRole.Heading, new() { Name = "Version 2" })).ToContainTextAsync("In force");
        await LookAtAsync(officer, "plan-versions");
        var file = await officer.RunAndWaitForDownloadAsync(() => officer.GetByRole(AriaRole.Link, new() { Name = "version-2.docx" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Does.EndWith("version-2.docx"));

        await Page.GotoAsync($"{plan}/print");
        await LookAtAsync(Page, "plan-print");

        await Page.GotoAsync(plan);
        await Page.GetByText("Change the accepted plan").ClickAsync();
        await Page.GetByLabel("Why it has to be changed").FillAsync("The lead has changed.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open an amendment" }).ClickAsync();
        await Assertions.Expect(Page.GetByLabel("Lead of A").First).ToBeEditableAsync();
        await LookAtAsync(Page, "plan-amended");

        await LettersSayAsync("Version 1 of the action plan", "has been submitted", "action plan");
    }

    [Test]
    public async Task Two_people_at_once_lose_nothing()
    {
        await SignInAsync(SamplePerson.LeadElsewhere);
        await AddToAsync(Page, 0, "Check ten letters of each ward.");
        var other = await NewPageAsync();
        await SignInAsync(other, SamplePerson.Administrator);
        await other.GotoAsync(Eastvale);
        await Page.GotoAsync(Eastvale);
        var row = "tr:has(textarea[name=text]:text('Check ten letters'))";
        var mine = Page.Locator(row);
        var theirs = other.Locator(row);

        // Different cells: both are taken, and each sees the other's.
        await theirs.Locator("[name=outcome]").FillAsync("All letters arrive within two days.");
        await Assertions.Expect(other.Locator("[data-saved]")).ToContainTextAsync("Saved at");
        await mine.Locator("[name=lead]").FillAsync("Named doctor");
        await Assertions.Expect(Page.Locator("[data-saved]")).ToContainTextAsync("Saved at");
        await Assertions.Expect(mine.Locator("[name=outcome]")).ToHaveValueAsync("All letters arrive within two days.");

        // The same cell: both texts stand there until somebody decides.
        await other.ReloadAsync();
        await theirs.Locator("[name=target]").FillAsync("15 January 2027");
        await Assertions.Expect(other.Locator("[data-saved]")).ToContainTextAsync("Saved at");
        await mine.Locator("[name=target]").FillAsync("10 January 2027");
        await Assertions.Expect(Page.Locator("[data-saved]")).ToContainTextAsync("somebody else changed the same row");
        await Assertions.Expect(mine.Locator("[name=target]")).ToHaveValueAsync("10 January 2027");
        await Assertions.Expect(mine).ToContainTextAsync("Stands now: 15 January 2027");
        await LookAtAsync(Page, "plan-conflict");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(mine).Not.ToContainTextAsync("Stands now");
        await Page.GotoAsync(Eastvale);
        await Assertions.Expect(mine.Locator("[name=target]")).ToHaveValueAsync("10 January 2027");

        var narrow = await NewPageAsync(width: 320);
        await SignInAsync(narrow, SamplePerson.LeadElsewhere);
        await narrow.GotoAsync($"{Eastvale}?bodies=all");
        Assert.That((await narrow.ContentAsync()).Length, Is.LessThan(100_000));
        await LookAtAsync(narrow, "plan-narrow");
    }

    [Test]
    public async Task Plan_is_written_without_scripts_and_a_stale_page_overwrites_nothing()
    {
        var page = await NewPageAsync(scripts: false);
        await SignInAsync(page, SamplePerson.LeadElsewhere);
        await page.GotoAsync(Eastvale);
        var answer = page.Locator("form.plan-answer").Nth(1);
        await answer.Locator("select").SelectOptionAsync("partlyAgreed");
        await answer.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("does not fully agree").First).ToBeVisibleAsync();
        await page.Locator("form.plan-answer").Nth(1).Locator("textarea").FillAsync("There is no named doctor before January.");
        await page.Locator("form.plan-answer").Nth(1).GetByRole(AriaRole.Button).ClickAsync();

        await AddToAsync(page, 1, "Publish the rota of named doctors.");
        var row = "tr:has(textarea[name=text]:text('Publish the rota'))";
        var stale = await NewPageAsync(scripts: false);
        await SignInAsync(stale, SamplePerson.Administrator);
        await stale.GotoAsync(Eastvale);
        await page.Locator(row).Locator("[name=outcome]").FillAsync("Every shift has a name.");
        await page.Locator(row).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#A[0-9]+$"));

        await stale.Locator(row).Locator("[name=outcome]").FillAsync("Nobody waits for a name.");
        await stale.Locator(row).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(stale.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else changed this meanwhile");
        await Assertions.Expect(stale.Locator(row).Locator("[name=outcome]")).ToHaveValueAsync("Nobody waits for a name.");
        await Assertions.Expect(stale.Locator(row)).ToContainTextAsync("Stands now: Every shift has a name.");

        await page.Locator(row).GetByRole(AriaRole.Button, new() { Name = "Take out" }).ClickAsync();
        await Assertions.Expect(page.Locator(row)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Table_goes_out_and_comes_back_filled_in()
    {
        await SignInAsync(SamplePerson.LeadElsewhere);
        await Page.GotoAsync($"{Eastvale}/spreadsheet");
        await LookAtAsync(Page, "plan-spreadsheet");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByText("Take out the table").ClickAsync());
        var table = await File.ReadAllTextAsync((await download.PathAsync())!);
        var header = table[..table.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r');
        var recommendation = Regex.Matches(table, "^R[0-9]+", RegexOptions.Multiline)[^1].Value;

        await BringBackAsync($"{header}\r\n{recommendation},,,,NHS Eastvale ICB,agreed,,,,Heard,Audit 20 files of supervision.,All files show it,Audit report,Named nurse,31 March 2027\r\n");
        await Assertions.Expect(Page.GetByText("1 answer given, 1 action added, 0 changed, 0 taken out.")).ToBeVisibleAsync();

        await BringBackAsync($"{header}\r\n{recommendation},,,,NHS Eastvale ICB,perhaps,,,,,,,,,\r\n");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("line 2: 'perhaps' is no answer");
    }

    [Test]
    public async Task Boards_own_plan_is_shown_with_its_actions()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/import");
        await Page.GetByLabel("The report").SetInputFilesAsync(SampleReport.BoardPlan);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the report" }).ClickAsync();
        await LookAtAsync(Page, "import-board");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ImportTests.ReceivedAsync(Page, 2, 11, 2026);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await Page.WaitForURLAsync(ImportTests.ReportPage());
        await Page.GetByRole(AriaRole.Link, new() { Name = "Business plan" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("nobody has to submit it")).ToBeVisibleAsync();
        await LookAtAsync(Page, "plan-board");
    }

    [Test]
    public async Task Plan_of_somebody_else_is_not_found()
    {
        await SignInAsync(SamplePerson.LeadElsewhere);
        foreach (var address in new[] { "/plans/P1", "/plans/P1/submit", "/plans/P1/print", "/plans/P1/versions", "/plans/P1/spreadsheet", "/plans/P1?handler=Export&format=csv", "/plans/P99", "/plans/nothing" })
            Assert.That((await Page.GotoAsync(address))!.Status, Is.EqualTo(404), address);

        var officer = await NewPageAsync();
        await SignInAsync(officer, SamplePerson.OversightOfficer);
        Assert.That((await officer.GotoAsync("/plans/P1/submit"))!.Status, Is.EqualTo(404));
        await officer.GotoAsync("/plans/P1");
        await Assertions.Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Check and submit" })).ToHaveCountAsync(0);
    }

    private async Task ImportAsync(string mark)
    {
        await ImportTests.UploadAsync(Page, mark);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ImportTests.ReceivedAsync(Page, 3, 11, 2026);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await Page.WaitForURLAsync(ImportTests.ReportPage());
    }

    /// <summary>To the recommendation at a place of Eastvale's plan.</summary>
    private static async Task AddToAsync(IPage page, int place, string text)
    {
        await page.GotoAsync(Eastvale);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).Nth(place).ClickAsync();
        await AddAsync(page, text);
    }

    private static async Task AddAsync(IPage page, string text)
    {
        await page.GetByLabel("Action", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Outcome").FillAsync("Nine of ten files show it");
        await page.GetByLabel("Evidence of compliance").FillAsync("Audit of 20 files");
        await page.GetByLabel("Lead").FillAsync("Named nurse");
        await page.GetByLabel("Target").FillAsync("20 December 2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the action" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The action was added.")).ToBeVisibleAsync();
    }

    private async Task BringBackAsync(string table)
    {
        await Page.GotoAsync($"{Eastvale}/spreadsheet");
        await Page.GetByLabel("The filled-in table").SetInputFilesAsync(new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bring back the table" }).ClickAsync();
    }

    private static async Task DecideAsync(IPage page, string plan, string verdict, string? reason)
    {
        await page.GotoAsync(plan);
        await page.GetByText("Decide about the plan").ClickAsync();
        await page.GetByLabel(verdict).CheckAsync();
        if (reason is not null)
            await page.GetByLabel("What has to be changed").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private async Task LettersSayAsync(params string[] anyOf)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Service.Letters.Any(letter => letter.Contains("tobias.crane@", StringComparison.Ordinal) && anyOf.Any(words => letter.Contains(words, StringComparison.OrdinalIgnoreCase))))
            await Task.Delay(250, patience.Token);
    }
}
