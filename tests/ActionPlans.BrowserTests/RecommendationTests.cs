using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>
/// What people do to a recommendation all day. In the sample data R4 has evidence that waits, R3 is closed, R5 is overdue; R1 to R8 are Northmere's,
/// R9 to R16 Eastvale's.
/// </summary>
[TestFixture]
public sealed class RecommendationTests : PageTest
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Provider_lead_hands_in_a_file_and_sees_it_wait(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.ProviderLead);
        await page.GotoAsync("/recommendations/R2");
        await page.GetByText("Hand in evidence").First.ClickAsync();
        await page.GetByLabel("A file").SetInputFilesAsync(new FilePayload { Name = $"audit {scripts}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Team,Done\nEast,yes {scripts}\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in evidence" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Your evidence is handed in.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Evidence" })).ToContainTextAsync($"audit {scripts}.csv");
        if (scripts) // axe is a script itself
            await LookAtAsync(page, "recommendation-handed-in");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"audit {scripts}") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "What it says" })).ToContainTextAsync($"yes {scripts}");
        if (scripts)
            await LookAtAsync(page, "evidence");
    }

    [Test]
    public async Task File_that_is_not_what_its_name_says_is_refused_at_its_field_and_nothing_is_kept()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/recommendations/R6");
        await Page.GetByText("Hand in evidence").First.ClickAsync();
        await Page.GetByLabel("A file").SetInputFilesAsync(new FilePayload { Name = "audit.pdf", MimeType = "application/pdf", Buffer = "MZ and so on"u8.ToArray() });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Hand in evidence" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is a program");
        await LookAtAsync(Page, "recommendation-refused");
        await Page.GotoAsync("/recommendations/R6");
        await Assertions.Expect(Page.GetByText("None has been handed in yet.")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Evidence_is_downloaded_as_an_attachment_that_no_browser_runs()
    {
        await SignInAsync(SamplePerson.Lead);
        var answer = await Page.APIRequest.GetAsync("/evidence/E1/file");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Headers["content-disposition"], Does.StartWith("attachment"));
        Assert.That(answer.Headers["content-type"], Is.EqualTo("application/octet-stream"));
        Assert.That(answer.Headers["x-content-type-options"], Is.EqualTo("nosniff"));
        Assert.That(answer.Headers["content-security-policy"], Does.Contain("sandbox"));
        Assert.That(answer.Headers["content-length"], Is.EqualTo((await answer.BodyAsync()).Length.ToString(CultureInfo.InvariantCulture)));
        Assert.That((await Page.APIRequest.GetAsync("/evidence/E1/picture")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Oversight_officer_returns_evidence_and_accepts_what_comes_instead_and_each_side_is_told()
    {
        Assert.That(Service.Letters, Has.Some.Contains(SamplePerson.OversightOfficer.Email).And.Contains("R4"), "the mail that asks for the decision");
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/recommendations/R4");
        await LookAtAsync(Page, "recommendation-waiting");
        await Page.GetByLabel("No, return it with a reason").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");

        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("One assessment took longer; say what was done about it.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("The evidence is returned.")).ToBeVisibleAsync();

        // Letters go out in working hours only: whatever the time is now, the lead's is to come.
        await Page.GotoAsync("/upcoming/R4");
        await Assertions.Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Evidence returned" })).ToContainTextAsync(SamplePerson.Lead.Email);
        var lead = await NewPageAsync();
        await SignInAsync(lead, SamplePerson.Lead);
        await Assertions.Expect(lead.GetByText("Tobias Crane returned the evidence")).ToBeVisibleAsync();
        await lead.GotoAsync("/recommendations/R4");
        await lead.GetByText("Hand in evidence").First.ClickAsync();
        await lead.GetByLabel("Or a statement").FillAsync("The twelfth child was seen on 3 November; transport is booked with each appointment now.");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Hand in evidence" }).ClickAsync();
        await Assertions.Expect(lead.GetByText("Your evidence is handed in.")).ToBeVisibleAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Save the decision" })).ToHaveCountAsync(0);

        await Page.GotoAsync("/recommendations/R4");
        await Page.GetByLabel("Yes, accept it").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("The evidence is accepted.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Has it lasted?" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "recommendation-closed");
    }

    [Test]
    public async Task Evidence_that_shows_linked_recommendations_is_handed_in_once_and_waits_for_a_decision_at_each()
    {
        Service.Execute("INSERT INTO RecommendationLink (Id, First, Second, Score, Reason, State, ProposedAt, DecidedBy, Version) VALUES (90, 9, 10, 1, 'the same words', 'confirmed', 0, 'Somebody', 1)");
        await SignInAsync(SamplePerson.LeadElsewhere);
        await Page.GotoAsync("/recommendations/R9");
        await Page.GetByText("Hand in evidence").First.ClickAsync();
        await Page.GetByLabel("Or a statement").FillAsync("Both teams look at the register each Monday, since 2 November.");
        await Page.GetByRole(AriaRole.Group, new() { Name = "Does it show these, too?" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await LookAtAsync(Page, "recommendation-handing-in");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Hand in evidence" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Your evidence is handed in.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Evidence" })).ToContainTextAsync("also for R10");

        await Page.GetByRole(AriaRole.Table, new() { Name = "Evidence" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.GetByText("Use it for something else, too").ClickAsync();
        await Page.GetByLabel("What does it show, too?").FillAsync("R999");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Hand it in there, too" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no R999 that you can see");
        await LookAtAsync(Page, "evidence-for-something-else");

        await Page.GetByLabel("What does it show, too?").FillAsync("r11");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Hand it in there, too" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Definition).First).ToContainTextAsync("R11");
    }

    [Test]
    public async Task Lead_asks_for_more_time_and_the_oversight_officer_grants_it()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/recommendations/R7");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ask for more time" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for more time" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what keeps children safe until then");
        await LookAtAsync(Page, "more-time-refused");

        await FillDateAsync(Page, "Which date do you ask for?", Days.FromToday(120));
        await Page.GetByLabel("Why is more time needed?").FillAsync("The new clinic opens in spring.");
        await Page.GetByLabel("What keeps children safe until then?").FillAsync("Each child is seen by the duty doctor.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for more time" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("More time is asked for.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("more time") })).ToHaveCountAsync(1); // the contents list; nobody answers themselves

        var officer = await NewPageAsync();
        await SignInAsync(officer, SamplePerson.OversightOfficer);
        await Assertions.Expect(officer.GetByText("Robin Ashdown asks for more time")).ToBeVisibleAsync();
        await LookAtAsync(officer, "today-asked");
        await officer.GotoAsync("/recommendations/R7");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Answer the request for more time" }).ClickAsync();
        await LookAtAsync(officer, "more-time-answer");
        await officer.GetByLabel(new Regex("^Grant ")).CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Save the answer" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("More time is granted.")).ToBeVisibleAsync();
        await Assertions.Expect(officer.GetByText("Earlier dates")).ToBeVisibleAsync();
        await Assertions.Expect(officer.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(new Regex(@"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")); // days as people write them, also in what the trail keeps
        await LookAtAsync(officer, "recommendation-extended");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Comment_is_read_by_others_as_it_was_written(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Lead);
        await page.GotoAsync("/recommendations/R5");
        await page.GetByLabel("Write a comment").FillAsync($"<b>The partnership</b> meets on Monday ({scripts}).");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your comment is added.")).ToBeVisibleAsync();

        var other = await NewPageAsync();
        await SignInAsync(other, SamplePerson.RegionalOfficer);
        await other.GotoAsync("/recommendations/R5");
        await Assertions.Expect(other.GetByText($"<b>The partnership</b> meets on Monday ({scripts}).")).ToBeVisibleAsync();
        await LookAtAsync(other, "recommendation-comment");
    }

    [Test]
    public async Task Foreign_and_missing_things_look_the_same()
    {
        await SignInAsync(SamplePerson.LeadElsewhere);
        foreach (var (foreign, missing) in new[] { ("/recommendations/R4", "/recommendations/R999"), ("/evidence/E1", "/evidence/E999"), ("/evidence/E1/file", "/evidence/E999/file"), ("/actions/A1", "/actions/A999"), ("/upcoming/R4", "/upcoming/R999"), ("/reports/1", "/reports/999"), ("/recommendations/R4/more-time", "/recommendations/R999/more-time"), ("/risks/K1", "/risks/nonsense") })
        {
            var one = await Page.APIRequest.GetAsync(foreign);
            var other = await Page.APIRequest.GetAsync(missing);
            Assert.That((one.Status, Text(await one.TextAsync())), Is.EqualTo((404, Text(await other.TextAsync()))), foreign);
            Assert.That(other.Status, Is.EqualTo(404), missing);
        }
    }

    [Test]
    public async Task Provider_lead_is_not_offered_what_others_decide()
    {
        await SignInAsync(SamplePerson.ProviderLead);
        await Page.GotoAsync("/recommendations/R4");

        foreach (var name in new[] { "Withdraw the recommendation", "Set another colour" })
            await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" })).ToHaveCountAsync(0);
        Assert.That((await Page.APIRequest.GetAsync("/recommendations/R4/withdraw")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Oversight_officer_sets_a_colour_with_a_reason_and_takes_it_back()
    {
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/recommendations/R8/colour");
        await LookAtAsync(Page, "colour");
        await Page.GetByLabel("White: it depends on another body").CheckAsync();
        await Page.GetByLabel("What does white wait for?").FillAsync("Northmere");
        await Page.GetByLabel("Why?").FillAsync("The town's record is run by the council.");
        await FillDateAsync(Page, "Until when does it hold?", Days.FromToday(30));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set the colour" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("set it to white")).ToBeVisibleAsync();

        await Page.GotoAsync("/recommendations/R8/colour");
        await Page.GetByLabel("Why does the computed colour hold again?").FillAsync("The council has connected it.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("taken back")).ToBeVisibleAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Lead_says_that_the_work_is_done_and_takes_it_back(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Lead);
        await page.GotoAsync("/recommendations/R8");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say that the work is done" }).ClickAsync();
        await LookAtAsync(page, "done");
        await FillDateAsync(page, "When was it done?", Days.FromToday(30));
        await page.GetByRole(AriaRole.Button, new() { Name = "Say that it is done" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAtAsync(page, "done-refused");

        await FillDateAsync(page, "When was it done?", Days.FromToday(-2));
        await page.GetByLabel("What was done?").FillAsync("Every midwife has the shared record.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say that it is done" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is recorded that the work is done.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Robin Ashdown says that it was done on").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Take back that the work is done" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await LookAtAsync(page, "done-taken-back");
        await page.GetByLabel("Why is it not done after all?").FillAsync("Two of them cannot open it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is taken back that the work is done.")).ToBeVisibleAsync();
    }

    [TestCase(true, "R1")]
    [TestCase(false, "R16")]
    public async Task Regional_officer_withdraws_a_recommendation_and_it_offers_nothing_more_to_do(bool scripts, string id)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.RegionalOfficer);
        await page.GotoAsync($"/recommendations/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the recommendation" }).ClickAsync();
        await LookAtAsync(page, "withdraw");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await LookAtAsync(page, "withdraw-refused");

        await page.GetByLabel("Why does it no longer apply?").FillAsync("The service has been closed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is withdrawn.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Hand in evidence")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the recommendation" })).ToHaveCountAsync(0);
        await LookAtAsync(page, "recommendation-withdrawn");
    }

    [Test]
    public async Task Recommendation_whose_work_has_not_lasted_is_open_again()
    {
        await SignInAsync(SamplePerson.OversightOfficer);
        await Page.GotoAsync("/recommendations/R3");
        await Page.GetByRole(AriaRole.Link, new() { Name = "It has not lasted" }).ClickAsync();
        await LookAtAsync(Page, "not-lasted");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what was found");
        await LookAtAsync(Page, "not-lasted-refused");

        await Page.GetByLabel("What was found?").FillAsync("Nine of the staff have left; their successors are not trained.");
        await FillDateAsync(Page, "Until when is it to be done again?", Days.FromToday(60));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("The recommendation is open again.")).ToBeVisibleAsync();
        await LookAtAsync(Page, "recommendation-reopened");
    }

    [Test]
    public async Task Date_is_agreed_for_a_recommendation_for_which_the_report_prints_none()
    {
        await SignInAsync(SamplePerson.Administrator);
        await ImportTests.ImportSampleAsync(Page, "cqc-clas-review-eastvale-2015.txt");
        var undated = await Page.Locator("tbody a[href^='/recommendations/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        foreach (var (scripts, address) in new[] { (true, undated[0]), (false, undated[1]) })
        {
            var page = await NewPageAsync(scripts);
            await SignInAsync(page, SamplePerson.RegionalOfficer);
            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Link, new() { Name = "Agree a date" }).ClickAsync();
            await LookAtAsync(page, "date");
            await page.GetByRole(AriaRole.Button, new() { Name = "Agree the date" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the date");
            await LookAtAsync(page, "date-refused");

            await FillDateAsync(page, "Until when is it to be done?", Days.FromToday(90));
            await page.GetByLabel("Who agreed to it, and why this date?").FillAsync("The trust's director; the next audit is then.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Agree the date" }).ClickAsync();
            await Assertions.Expect(page.GetByText("The date is agreed.")).ToBeVisibleAsync();
            await LookAtAsync(page, "recommendation-dated");
        }
    }

    [TestCase(true, "R12")]
    [TestCase(false, "R13")]
    public async Task New_version_of_evidence_takes_the_place_of_the_old_one(bool scripts, string id)
    {
        var page = await NewPageAsync(scripts, width: scripts ? 320 : 1280);
        await SignInAsync(page, SamplePerson.LeadElsewhere);
        await page.GotoAsync($"/recommendations/{id}");
        await page.GetByText("Hand in evidence").First.ClickAsync();
        await page.GetByLabel("Or a statement").FillAsync($"The leaflet for {id} is printed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in evidence" }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Evidence" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand in a new version" }).ClickAsync();
        await LookAtAsync(page, "new-version");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in the new version" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a file or write a statement");
        await LookAtAsync(page, "new-version-refused");
        Assert.That(scripts ? await page.EvaluateAsync<int>("document.documentElement.scrollWidth") : 0, Is.LessThanOrEqualTo(320));

        await page.GetByLabel("Or a statement").FillAsync($"The leaflet for {id} is printed and handed out.");
        await page.GetByLabel("Why is there a new version?").FillAsync("It was only printed before.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in the new version" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your evidence is handed in.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Evidence" }).GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(page.GetByText("2: It was only printed before.")).ToBeVisibleAsync();
        await LookAtAsync(page, "evidence-second-version");
    }

    [Test]
    public async Task Everything_that_will_be_sent_is_shown_and_the_workflow_is_drawn()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        await Page.GotoAsync("/recommendations/R5");
        await Assertions.Expect(Page.GetByRole(AriaRole.Img, new() { Name = "Workflow of R5" })).ToBeVisibleAsync();
        await Page.GetByText("The same as a list").ClickAsync();
        await Assertions.Expect(Page.GetByText("waits here until").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Messages to come" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "recommendation-overdue");

        await Page.GotoAsync("/upcoming/R5");
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Messages to come" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "upcoming");
    }

    [Test]
    public async Task The_past_is_shown_as_it_stood_and_offers_nothing_to_do()
    {
        await SignInAsync(SamplePerson.Lead);
        var day = Days.FromToday(-75);
        await Page.GotoAsync("/recommendations/R3");
        await FillDateAsync(Page, "Show it as it stood on another day", day);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Assertions.Expect(Page.GetByText("This is how it stood at the end of")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Waiting for a decision").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Hand in evidence")).ToHaveCountAsync(0);
        await LookAtAsync(Page, "recommendation-past");
    }

    [Test]
    public async Task Recommendation_fits_a_phone()
    {
        var page = await NewPageAsync(width: 320);
        await SignInAsync(page, SamplePerson.OversightOfficer);
        await page.GotoAsync("/recommendations/R1");
        await LookAtAsync(page, "recommendation-phone");

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    private static async Task FillDateAsync(IPage page, string legend, DateOnly day)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend });
        await group.GetByLabel("Day").FillAsync(day.Day.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await group.GetByLabel("Month").FillAsync(day.Month.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await group.GetByLabel("Year").FillAsync(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Without the token of the sign-out form, which is another on every page.</summary>
    private static string Text(string html) => Regex.Replace(html, "value=\"[^\"]*\"", "");
}
