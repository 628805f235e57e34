using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Who looks across areas: filters, asks about what is late, keeps lists, notes calls.</summary>
[TestFixture]
public sealed class FollowUpTests : PageTest
{
    [Test]
    public Task Regional_officer_filters_what_is_overdue_asks_about_it_and_the_lead_gets_the_letter_that_was_shown() =>
        AskAsync(Page, "with-scripts", SamplePerson.RegionalOfficer, "The board meets next week.");

    [Test]
    public async Task Without_scripts_it_works_as_well() => await AskAsync(await NewPageAsync(scripts: false), "without-scripts", SamplePerson.OversightOfficer, null);

    /// <param name="note">Null: nothing is said, and the pages are not looked at, for which scripts are needed.</param>
    private async Task AskAsync(IPage page, string name, SamplePerson person, string? note)
    {
        await SignInAsync(page, person);
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow-up", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Follow-up", Level = 1 })).ToBeVisibleAsync();
        if (note is not null)
            await LookAtAsync(page, $"follow-up-{name}");

        await page.GetByLabel("Area").SelectOptionAsync("Northmere");
        await page.GetByLabel("Kind").SelectOptionAsync("R");
        await page.GetByLabel("Colour (RAG)").SelectOptionAsync("red");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("area=Northmere", RegexOptions.IgnoreCase));
        var open = page.Locator("tbody tr", new() { HasText = "overdue" });
        var id = (await open.Nth(note is null ? 1 : 0).Locator("input[type=checkbox]").GetAttributeAsync("value"))!;
        await page.GetByLabel($"Choose {id}", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask how far the chosen ones are" }).ClickAsync();

        if (note is not null)
        {
            await page.GetByLabel("What you want to say to all of them").FillAsync(note);
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the letters again" }).ClickAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("letters? will be sent") })).ToBeVisibleAsync();
        if (note is not null)
            await LookAtAsync(page, $"chase-{name}");
        var shown = await page.Locator("details", new() { HasText = SamplePerson.Lead.Email }).Locator("pre.letter").TextContentAsync();
        Assert.That(shown, Does.Contain(note ?? $"{person.Name} asks how far it is."));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You asked about 1 thing");
        if (note is not null)
            await LookAtAsync(page, $"chased-{name}");
        await page.GotoAsync($"/recommendations/{id}");
        await Assertions.Expect(page.GetByText("asks how far it is.").First).ToBeVisibleAsync();
        await ReadBackAsync(id, SamplePerson.Lead);
    }

    /// <summary>From the folder into which the worker delivers.</summary>
    private async Task ReadBackAsync(string id, SamplePerson to)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Service.Letters.Any(letter => letter.Contains($"{id} asked-after", StringComparison.Ordinal) && letter.Contains(to.Email, StringComparison.Ordinal)))
            await Task.Delay(250, patience.Token);
    }

    [Test]
    public async Task Nothing_chosen_says_so()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        await Page.GotoAsync("/follow-up");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask how far the chosen ones are" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose at least one thing to ask about");
        await LookAtAsync(Page, "chase-nothing");
    }

    [Test]
    public async Task Saved_list_is_found_again_and_removed()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        await Page.GotoAsync("/follow-up?standing=undated&kind=R&sort=area");
        await Page.GetByText("Save this list").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give it a name");
        await LookAtAsync(Page, "follow-up-nameless");

        await Page.GetByLabel("Name of the list").FillAsync("To be dated");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Page.GotoAsync("/follow-up");
        await LookAtAsync(Page, "follow-up-saved");
        await Page.GetByRole(AriaRole.Link, new() { Name = "To be dated" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("standing=undated&kind=R&sort=area$"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove the list To be dated" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "To be dated" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Call_is_noted_in_the_timeline()
    {
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/follow-up?standing=open");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Log a call" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the call" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say whom you spoke to");
        await LookAtAsync(Page, "call-missing");

        await Page.GetByLabel("Whom did you speak to?").FillAsync("Robin Ashdown, NHS Northmere ICB");
        await Page.GetByLabel("What was said?").FillAsync("The second nurse starts on Monday.");
        await LookAtAsync(Page, "call");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the call" }).ClickAsync();

        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/(recommendations|plans)/"));
    }

    [Test]
    public async Task List_is_downloaded_for_a_spreadsheet()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        await Page.GotoAsync("/follow-up?standing=overdue&kind=R");
        var rows = await Page.Locator("tbody tr").CountAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download this list" }).ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo("follow-up.csv"));
        Assert.That((await File.ReadAllLinesAsync(await download.PathAsync())).Length, Is.EqualTo(rows + 1));
    }

    [Test]
    public async Task Provider_lead_sees_their_actions_and_no_button_to_ask_others()
    {
        await SignInAsync(SamplePerson.ProviderLead);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Actions", Exact = true }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Ask how far the chosen ones are" })).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Log a call" })).ToHaveCountAsync(0);
        await LookAtAsync(Page, "actions-provider");
    }

    [Test]
    public async Task On_a_narrow_screen_nothing_runs_over()
    {
        var page = await NewPageAsync(width: 320);
        await SignInAsync(page, SamplePerson.RegionalOfficer);
        foreach (var (address, name) in new[] { ("/follow-up?standing=open", "follow-up-320"), ("/overview", "overview-320"), ("/messages", "messages-320") })
        {
            await page.GotoAsync(address);
            await LookAtAsync(page, name);
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), address);
        }
    }
}
