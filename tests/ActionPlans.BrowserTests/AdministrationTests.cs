using System.Globalization;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed partial class AdministrationTests : PageTest
{
    private const string Northmere = "NHS Northmere ICB";

    [TestCase(true, "Nadia Brook", "Sofia Lindqvist")]
    [TestCase(false, "Owen Marsh", "Robin Ashdown")]
    public async Task New_lead_comes_signs_in_and_an_old_one_leaves(bool scripts, string comes, string leaves)
    {
        var page = await NewPageAsync(scripts);
        var email = $"{comes.ToLowerInvariant().Replace(' ', '.')}@northmere-icb.example.nhs.uk";
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await LookAtAsync(page, scripts, $"administration-index");
        await page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await LookAtAsync(page, scripts, $"administration-people");

        await page.GetByRole(AriaRole.Link, new() { Name = "Register somebody" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(comes);
        await page.GetByLabel("Email address").FillAsync(email);
        await LookAtAsync(page, scripts, $"administration-person-add");
        await ClickAsync(page, "Register");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = comes })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Give a post" }).ClickAsync();
        await page.GetByLabel("Body").FillAsync(Northmere);
        await page.GetByLabel("Role").SelectOptionAsync("lead");
        await FillDateAsync(page, "From", Days.FromToday(-1));
        await LookAtAsync(page, scripts, $"administration-person-post");
        await ClickAsync(page, "Give the post");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync($"Safeguarding lead, {Northmere}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open the account" }).ClickAsync();
        await LookAtAsync(page, scripts, $"administration-account");
        await ClickAsync(page, "Open an account");
        var password = await page.Locator(".start-password").InnerTextAsync();
        await LookAtAsync(page, scripts, $"administration-account-opened");

        await LeavesAsync(page, leaves, scripts);
        await ChoosesPasswordAsync(await NewPageAsync(scripts), email, password, scripts);
    }

    private static async Task LeavesAsync(IPage page, string name, bool scripts)
    {
        await page.GotoAsync($"/administration/people?find={Uri.EscapeDataString(name)}");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "They leave" }).ClickAsync();
        await FillDateAsync(page, "On", Days.FromToday(1));
        await LookAtAsync(page, scripts, $"administration-person-leave");
        await ClickAsync(page, "Record that they leave");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nothing is sent to them");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync($"{name} leaves");
        await LookAtAsync(page, scripts, $"administration-person");
    }

    private static async Task ChoosesPasswordAsync(IPage page, string email, string password, bool scripts)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await ClickAsync(page, "Sign in");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose a password" })).ToBeVisibleAsync();
        await page.GotoAsync("/reports");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose a password" })).ToBeVisibleAsync();

        await page.GetByLabel("New password").FillAsync(password);
        await page.GetByLabel("The same again").FillAsync(password);
        await ClickAsync(page, "Save the password");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose another one");
        await LookAtAsync(page, scripts, $"administration-new-password");

        await page.GetByLabel("New password").FillAsync("lantern orchard violin");
        await page.GetByLabel("The same again").FillAsync("lantern orchard violin");
        await ClickAsync(page, "Save the password");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Today", Level = 1 })).ToBeVisibleAsync();
        await page.GotoAsync("/reports");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Northmere");
    }

    /// <summary>Axe is a script itself.</summary>
    private static Task LookAtAsync(IPage page, bool scripts, string name) => scripts ? LookAtAsync(page, name) : Task.CompletedTask;

    [Test]
    public async Task Absence_deputy_and_address_of_a_person_are_changed_and_taken_back()
    {
        await SignInAsync(SamplePerson.Administrator);
        await OpenPersonAsync("Marian Holt");
        await FollowAsync("Record an absence");
        await ClickAsync(Page, "Record the absence");
        var problems = Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link);
        await Assertions.Expect(problems).ToHaveTextAsync(["Enter the first day away", "Enter the last day away"]); // in the order of the form
        await problems.Last.ClickAsync();
        await Assertions.Expect(Page.Locator("#To-day")).ToBeFocusedAsync();
        await LookAtAsync(Page, "administration-person-absence-refused");
        await FillDateAsync(Page, "From", Days.FromToday(10));
        await FillDateAsync(Page, "To", Days.FromToday(20));
        await ClickAsync(Page, "Record the absence");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Back earlier");

        await FollowAsync("Name a deputy");
        await Page.GetByLabel("Name of the deputy").FillAsync("Idris Vale");
        await FillDateAsync(Page, "From", Days.FromToday(0));
        await LookAtAsync(Page, "administration-person-deputy");
        await ClickAsync(Page, "Name the deputy");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Idris Vale, from");

        await FollowAsync("Back earlier");
        await FillDateAsync(Page, "On", Days.FromToday(10));
        await LookAtAsync(Page, "administration-person-back");
        await ClickAsync(Page, "Save");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("None is recorded");

        await Page.GetByRole(AriaRole.Link, new() { Name = "End the deputising of Idris Vale" }).ClickAsync();
        await ClickAsync(Page, "End it");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the first day without it");
        await LookAtAsync(Page, "administration-person-end-deputy-refused");
        await FillDateAsync(Page, "On", Days.FromToday(0));
        await ClickAsync(Page, "End it");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Deputies" }).Locator("+ p")).ToContainTextAsync("None");

        await FollowAsync("Change the email address");
        await Page.GetByLabel("Email address").FillAsync("idris.vale@northmere-hospitals.example.nhs.uk");
        await ClickAsync(Page, "Change the address");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Idris Vale's address already");
        await LookAtAsync(Page, "administration-person-address-refused");
    }

    [TestCase(true, "Idris Vale", "Northmere Hospitals NHS Trust")]
    [TestCase(false, "Priya Calder", "CQC")]
    public async Task Post_ends_on_a_day(bool scripts, string name, string body)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GotoAsync($"/administration/people?find={Uri.EscapeDataString(name)}");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = body }).GetByRole(AriaRole.Link).ClickAsync();
        await LookAtAsync(page, "administration-person-end-post");
        await ClickAsync(page, "End the post");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the first day without the post");
        await LookAtAsync(page, "administration-person-end-post-refused");

        var last = Days.FromToday(200);
        await FillDateAsync(page, "On", last.AddDays(1));
        await ClickAsync(page, "End the post");
        await Assertions.Expect(page.GetByText("The post ends on that day.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = body })).ToContainTextAsync(last.ToString("d MMM", CultureInfo.InvariantCulture));
        await LookAtAsync(page, "administration-person-post-ended");
    }

    [TestCase(true, "R6", "sofia.lindqvist@eastvale-icb.example.nhs.uk")]
    [TestCase(false, "R7", "robin.ashdown@northmere-icb.example.nhs.uk")]
    public async Task What_has_stopped_goes_on_again(bool scripts, string stopped, string address)
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/mailboxes");
        await Page.GetByLabel("The address that it came back from").FillAsync(address);
        await ClickAsync(Page, "Find the letter");
        await Page.GetByLabel("What the mail server said").FillAsync("mailbox full");
        await ClickAsync(Page, "Mark the letter as failed");
        // As a step that fails leaves a workflow.
        Service.Execute("UPDATE WorkflowInstance SET Status = 'faulted', Fault = 'no post at NHS Northmere ICB' WHERE Subject = $stopped", ("$stopped", stopped));

        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GotoAsync("/administration/jobs");
        await Assertions.Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("no post at NHS Northmere ICB");
        await LookAtAsync(page, "administration-jobs-stopped");
        await ClickAsync(page, $"Try again {stopped}");
        await Assertions.Expect(page.GetByText("It goes on.")).ToBeVisibleAsync();
        await ClickAsync(page, $"Send again to {address}");
        await Assertions.Expect(page.GetByText("It will be sent again.")).ToBeVisibleAsync();
        await LookAtAsync(page, "administration-jobs-going-on");
    }

    [Test]
    public async Task Letter_comes_back_a_task_says_so_and_is_done()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/mailboxes");
        await LookAtAsync(Page, "administration-mailboxes");
        await Page.GetByLabel("The address that it came back from").FillAsync(SamplePerson.OversightOfficer.Email);
        await ClickAsync(Page, "Find the letter");
        await ClickAsync(Page, "Mark the letter as failed");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("what the mail server said");
        await Page.GetByLabel("What the mail server said").FillAsync("mailbox unknown");
        await LookAtAsync(Page, "administration-bounce");
        await ClickAsync(Page, "Mark the letter as failed");
        await FollowAsync("Go to the tasks");

        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync($"Letters to {SamplePerson.OversightOfficer.Email} come back: mailbox unknown");
        await LookAtAsync(Page, "administration-tasks");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = PutRight() }).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The task is done");
    }

    [Test]
    public async Task Ladder_is_changed_previewed_on_an_example_and_withdrawn()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/ladders");
        await LookAtAsync(Page, "administration-ladders-built-in");
        await FollowAsync("Set a ladder");
        await Page.GetByLabel("For which timescale?").FillAsync("3 months");
        await StepAsync(1, "reminder", "21", "lead");
        await StepAsync(2, "", "", "lead");
        await ClickAsync(Page, "Show the letters of the example");

        var preview = Page.Locator("#preview");
        await Assertions.Expect(preview).ToContainTextAsync("21 days before");
        await Assertions.Expect(preview).Not.ToContainTextAsync("14 days before");
        await Assertions.Expect(preview).ToContainTextAsync("@");
        await LookAtAsync(Page, "administration-ladder-preview");

        await ClickAsync(Page, "Set this ladder");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The ladder is set");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Every family of reports, “3 months”");
        await LookAtAsync(Page, "administration-ladders");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Service.Folder, "ladder.json")), Does.Contain("remind-21"));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("withdrawn");
        Assert.That(File.Exists(Path.Combine(Service.Folder, "ladder.json")), Is.False);
    }

    [Test]
    public async Task Ladder_that_would_fall_silent_is_refused_with_what_was_typed_still_there()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/ladders/edit");
        await StepAsync(10, "", "", "lead"); // the one that asks again each month
        await ClickAsync(Page, "Set this ladder");

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("never falls silent");
        await Assertions.Expect(Page.GetByLabel("Days").First).ToHaveValueAsync("30");
        await LookAtAsync(Page, "administration-ladder-refused");
    }

    [Test]
    public async Task Bank_holiday_is_added_and_the_deadline_that_follows_is_accepted()
    {
        await SignInAsync(SamplePerson.Administrator);
        var day = Enumerable.Range(2, 10).Select(Days.FromToday).First(day => day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday && day is not { Month: 12, Day: > 24 });
        await Page.GotoAsync($"/administration/calendar?year={day.Year}");
        await LookAtAsync(Page, "administration-calendar");
        await Page.GetByText("Add a bank holiday").ClickAsync();
        await FillDateAsync(Page, "NewDay", day);
        await Page.GetByLabel("Name").FillAsync("Day of thanks");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add the bank holiday" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Some deadlines would move");
        await LookAtAsync(Page, "administration-calendar-changed");
        await Page.GotoAsync("/administration/proposals");
        await ClickAsync(Page, "Accept the new dates");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose at least one");
        await Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await LookAtAsync(Page, "administration-proposals");
        await ClickAsync(Page, "Accept the new dates");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The new dates are in force");
    }

    [Test]
    public async Task Weekend_is_no_bank_holiday()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/calendar");
        await Page.GetByText("Add a bank holiday").ClickAsync();
        await FillDateAsync(Page, "NewDay", new DateOnly(2029, 5, 12));
        await Page.GetByLabel("Name").FillAsync("A Saturday");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add the bank holiday" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is on a weekend");
        await LookAtAsync(Page, "administration-calendar-refused");
    }

    [Test]
    public async Task Body_gets_a_mailbox_and_a_successor()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/bodies?find=Northmere");
        await LookAtAsync(Page, "administration-bodies");
        await FollowAsync("Northmere Hospitals NHS Trust");
        await Page.GetByText("Register or end a mailbox").ClickAsync();
        await Page.GetByLabel("Role").SelectOptionAsync("provider-lead");
        await Page.GetByLabel("Email address").FillAsync("not an address");
        await FillDateAsync(Page, "From", Days.FromToday(0));
        await ClickAsync(Page, "Register the mailbox");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is no e-mail address");
        await LookAtAsync(Page, "administration-body-refused");

        await Page.GetByLabel("Email address").FillAsync("safeguarding@northmere-hospitals.example.nhs.uk");
        await ClickAsync(Page, "Register the mailbox");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The mailbox is registered");

        await Page.GetByText("Register who takes over").ClickAsync();
        await Page.GetByLabel("Body that takes over").FillAsync("Northmere and Eastvale Hospitals NHS Trust");
        await FillDateAsync(Page, "On", Days.FromToday(100));
        await ClickAsync(Page, "Register the succession");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Northmere and Eastvale Hospitals NHS Trust from Northmere Hospitals NHS Trust");
        await LookAtAsync(Page, "administration-body");
    }

    [Test]
    public async Task Workflow_is_shown_as_a_diagram_and_a_file_is_checked()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/workflows");
        await LookAtAsync(Page, "administration-workflows");
        await Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(Page.Locator("svg.diagram__picture")).ToBeVisibleAsync();
        await LookAtAsync(Page, "administration-workflow");
        var definition = await Page.APIRequest.GetAsync($"{Page.Url}?handler=File");

        await Page.GotoAsync("/administration/workflows/check");
        await Page.GetByLabel("Definition (JSON)").SetInputFilesAsync(new FilePayload { Name = "same.json", MimeType = "application/json", Buffer = await definition.BodyAsync() });
        await ClickAsync(Page, "Check the file");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Exactly this version is published here");
        await LookAtAsync(Page, "administration-workflow-checked");

        await Page.GetByLabel("Definition (JSON)").SetInputFilesAsync(new FilePayload { Name = "broken.json", MimeType = "application/json", Buffer = "{ \"root\": 1 }"u8.ToArray() });
        await ClickAsync(Page, "Check the file");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "It cannot be run" })).ToBeVisibleAsync();
        await LookAtAsync(Page, "administration-workflow-refused");
    }

    [Test]
    public async Task Health_is_shown_and_the_audit_trail_is_checked()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/administration/jobs");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("It has not been checked yet");
        await ClickAsync(Page, "Check the audit trail");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("entries follow one another");
        await ClickAsync(Page, "Check the audit trail");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("entries follow one another");
        await LookAtAsync(Page, "administration-jobs");
    }

    [Test]
    public async Task Nobody_else_finds_these_pages()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        foreach (var path in new[]
        {
            "", "/people", "/people/add", "/people/1", "/people/1/post", "/people/1/account", "/people/1/absence", "/people/1/leave", "/people/1/deputy", "/people/1/address", "/bodies", "/bodies/1", "/mailboxes", "/mailboxes/bounce", "/calendar", "/proposals", "/ladders",
            "/ladders/edit", "/workflows", "/workflows/check", "/workflows/recommendation/1", "/jobs", "/tasks",
        })
        {
            var answer = await Page.GotoAsync($"/administration{path}");
            Assert.That(answer!.Status, Is.EqualTo(404), path);
        }
    }

    [TestCase("people/4711")]
    [TestCase("people/1/end-post?body=NHS+Nowhere&role=lead")]
    [TestCase("people/1/back?from=2020-01-01")]
    [TestCase("bodies/4711")]
    [TestCase("workflows/nothing/1")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await SignInAsync(SamplePerson.Administrator);
        Assert.That((await Page.GotoAsync($"/administration/{path}"))!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Pages_fit_a_small_screen()
    {
        var page = await NewPageAsync(width: 320);
        await SignInAsync(page, SamplePerson.Administrator);
        foreach (var path in new[] { "", "/people", "/people/1", "/bodies", "/calendar", "/ladders", "/ladders/edit", "/workflows", "/workflows/recommendation/1", "/jobs" })
        {
            await page.GotoAsync($"/administration{path}");
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), path);
            await LookAtAsync(page, $"administration-320{path.Replace('/', '-')}");
        }
    }

    private async Task OpenPersonAsync(string name)
    {
        await Page.GotoAsync($"/administration/people?find={Uri.EscapeDataString(name)}");
        await Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    private Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task StepAsync(int step, string kind, string days, string to)
    {
        var row = Page.GetByRole(AriaRole.Group, new() { Name = $"Step {step}", Exact = true });
        await row.GetByLabel("Kind").SelectOptionAsync(kind);
        await row.GetByLabel("Days").FillAsync(days);
        await row.GetByLabel("To").SelectOptionAsync(to);
    }

    private static async Task FillDateAsync(IPage page, string field, DateOnly day)
    {
        await page.Locator($"#{field}-day").FillAsync($"{day.Day}");
        await page.Locator($"#{field}-month").FillAsync($"{day.Month}");
        await page.Locator($"#{field}-year").FillAsync($"{day.Year}");
    }

    [GeneratedRegex("^It is put right")]
    private static partial Regex PutRight();
}
