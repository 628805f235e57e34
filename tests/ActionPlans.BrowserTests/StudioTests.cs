using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Elsa Studio itself, as administrators and auditors use it.</summary>
[TestFixture]
public sealed class StudioTests : PageTest
{
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly ConcurrentQueue<string> foreign = new();

    [SetUp]
    public void Listen()
    {
        wrong.Clear();
        foreign.Clear();
        Listen(Page);
    }

    [TearDown]
    public void Nothing_left_the_machine_and_nothing_was_complained_of()
    {
        Assert.That(foreign, Is.Empty, "requests to other hosts");
        Assert.That(wrong, Is.Empty, "errors in the console");
    }

    [Test]
    public async Task Administrator_changes_and_publishes_a_workflow_and_watches_it_run()
    {
        await Page.SetViewportSizeAsync(1600, 1000);
        await SignInAsync(SamplePerson.Administrator);
        await StudioDriver.OpenAsync(Page, StudioDriver.Editor("recommendation"));
        var before = StudioDriver.ConnectionsIn((await StudioDriver.DragAsync(Page, "Action plans", "Record")).Request);
        // After something that comes on its day by itself, and leads to nothing more: so the day shows that it runs.
        var connected = await StudioDriver.ConnectAsync(Page, "Say that it is due", "Record1");
        Assert.That(connected.Status, Is.EqualTo(200));
        Assert.That(StudioDriver.ConnectionsIn(connected.Request), Is.EquivalentTo(before.Append(("Say that it is due", "Done", "Record1"))));
        await Assertions.Expect(Page.Locator(".x6-edge")).ToHaveCountAsync(before.Count + 1);
        await StudioDriver.SelectAsync(Page, "Record1");
        Assert.That((await StudioDriver.FillAsync(Page, "Text", "Seen in Studio.")).Request.PostData, Does.Contain("Seen in Studio."));
        Assert.That((await StudioDriver.PublishAsync(Page)).Status, Is.EqualTo(200));
        await Assertions.Expect(Page.GetByText("Workflow published")).ToBeVisibleAsync();
        await KeepPictureAsync(Page, "studio-editor");

        var plain = await NewPageAsync();
        await SignInAsync(plain, SamplePerson.Administrator);
        await plain.GotoAsync("/administration/workflows");
        await Assertions.Expect(plain.GetByRole(AriaRole.Row).Filter(new() { HasText = "Recommendation, version 2" })).ToContainTextAsync("Current");
        await LookAtAsync(plain, "workflows");
        await ImportTests.UploadAsync(plain, "studio");
        await plain.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        var today = Days.FromToday(0); // "immediate" counts from it
        await ImportTests.ReceivedAsync(plain, today.Day, today.Month, today.Year);
        await plain.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await plain.WaitForURLAsync(ImportTests.ReportPage());

        await Page.GotoAsync("/studio/workflows/instances");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Recommendation" }).Filter(new() { HasText = "R17" });
        await row.GetByText("R17").First.ClickAsync(new() { Timeout = StudioDriver.Patience });
        await Page.WaitForURLAsync("**/view", new() { Timeout = StudioDriver.Patience });
        await StudioDriver.DrawnAsync(Page);
        await Assertions.Expect(Page.Locator("#studio").GetByText("Record1").First).ToBeVisibleAsync(new() { Timeout = StudioDriver.Patience });
        await Assertions.Expect(Page.Locator("#studio")).ToContainTextAsync("Notify - Completed", new() { Timeout = StudioDriver.Patience });
        await Assertions.Expect(Page.Locator("#studio")).ToContainTextAsync("recommendation-2", new() { Timeout = StudioDriver.Patience });
        await Assertions.Expect(JournalOf(Page, "Record1", "Record - Completed")).ToHaveCountAsync(0);
        await Assertions.Expect(JournalOf(Page, "Tell those responsible", "Notify - Completed").First).ToContainTextAsync($"{Days.FromToday(0):dd/MM/yyyy}");
        await KeepPictureAsync(Page, "studio-instance");

        await plain.GotoAsync("/recommendations/R17");
        var due = await plain.Locator(".nhsuk-summary-list__row").Filter(new() { Has = plain.GetByText("Due", new() { Exact = true }) }).Locator("dd p").First.TextContentAsync();
        var viewer = Page.Url;
        await Page.GotoAsync("about:blank"); // it would complain of the service that is gone for a moment
        await Service.MoveOnAsync(DateOnly.ParseExact(due!, "dddd d MMMM yyyy", CultureInfo.InvariantCulture));
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/recommendations/R17");
        await ToldAsync(Page, "Seen in Studio.");
        await StudioDriver.OpenAsync(Page, viewer);
        foreach (var (activity, happened) in new[]
        {
            ("Wait for the next step of the ladder", "Wait until - Completed"), ("Say that it is due", "Notify - Completed"), ("Record1", "Record - Completed"),
        })
            await Assertions.Expect(JournalOf(Page, activity, happened).First).ToBeVisibleAsync(new() { Timeout = StudioDriver.Patience });
        await JournalOf(Page, "Record1", "Record - Completed").First.ScrollIntoViewIfNeededAsync();
        await KeepPictureAsync(Page, "studio-instance-due");
    }

    /// <summary>Looks again until the timeline of the page tells it: the worker rings in its own time.</summary>
    private static async Task ToldAsync(IPage page, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await page.Locator(".timeline__item").Filter(new() { HasText = text }).CountAsync() == 0)
        {
            await Task.Delay(250, patience.Token);
            await page.ReloadAsync();
        }
    }

    /// <summary>The lines of the viewer's journal that tell this of an activity.</summary>
    private static ILocator JournalOf(IPage page, string activity, string happened) =>
        page.Locator(".mud-timeline-item").Filter(new() { HasText = activity }).Filter(new() { HasText = happened });

    /// <summary>Writes anew what <see cref="StudioReplayTests"/> sends: for another release of Studio.</summary>
    [Test, Explicit("records Studio/requests.json")]
    public async Task Record()
    {
        await Page.SetViewportSizeAsync(1600, 1000);
        await SignInAsync(SamplePerson.Administrator);
        var kept = new ConcurrentQueue<StudioRequest>();
        await Page.RouteAsync("**/elsa/**", async route =>
        {
            var (request, answer) = (route.Request, await route.FetchAsync());
            kept.Enqueue(new StudioRequest(request.Method, new Uri(request.Url).PathAndQuery, request.PostData, answer.Status, StudioRequest.FieldsOf(await answer.TextAsync())));
            await route.FulfillAsync(new() { Response = answer });
        });
        await StudioDriver.OpenAsync(Page, StudioDriver.Editor("recommendation"));
        await StudioDriver.DragAsync(Page, "Action plans", "Record");
        await StudioDriver.SelectAsync(Page, "Record1");
        await StudioDriver.FillAsync(Page, "Text", "Seen in Studio.");
        await StudioDriver.PublishAsync(Page);
        await StudioDriver.OpenAsync(Page, "/studio/workflows/instances/1/view");
        await Page.Locator("#studio").GetByText("Tell those responsible").First.ClickAsync(); // a line of the journal
        await Page.WaitForTimeoutAsync(3_000);
        foreach (var list in new[] { "/studio/workflows/instances", "/studio/workflows/definitions" })
        {
            await Page.GotoAsync(list);
            await Page.GetByText("Recommendation", new() { Exact = true }).First.WaitForAsync(new() { Timeout = StudioDriver.Patience });
        }

        StudioRequest.Keep(Path.Combine(TestContext.CurrentContext.WorkDirectory, "requests.json"), kept.DistinctBy(one => (one.Method, one.Path, one.Body)));
    }

    [Test]
    public async Task Refused_publication_names_the_activity_in_the_editor()
    {
        await SignInAsync(SamplePerson.Administrator);
        await StudioDriver.OpenAsync(Page, StudioDriver.Editor("risk"));
        await StudioDriver.SelectAsync(Page, "Wait for");

        Assert.That((await StudioDriver.FillAsync(Page, "Point", "whenever it suits")).Status, Is.EqualTo(400));
        Assert.That((await StudioDriver.PublishAsync(Page)).Status, Is.EqualTo(400));

        await Assertions.Expect(Page.Locator(".mud-snackbar").First).ToContainTextAsync("Wait for the next step of the ladder");
        await KeepPictureAsync(Page, "studio-refused");
        wrong.Clear(); // the browser itself reports an answer that refuses
        using var document = JsonDocument.Parse(await (await Page.APIRequest.GetAsync("/elsa/api/workflow-definitions?versionOptions=All&DefinitionIds=risk")).TextAsync());
        Assert.That(document.RootElement.GetProperty("totalCount").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Auditor_looks_and_can_change_nothing()
    {
        using (var administrator = await Visitor.SignedInAsync(Service, SamplePerson.Administrator))
        {
            var answer = await administrator.SubmitAsync(
                "/administration/people/4/post", "/administration/people/4/post", ("Body", "ActionPlans"), ("Role", "auditor"), ("From.Day", "1"), ("From.Month", "11"), ("From.Year", "2026"));
            Assert.That(answer.Status, Is.EqualTo(302), answer.Text);
        }

        await SignInAsync(SamplePerson.LeadElsewhere);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Workflows" }).ClickAsync();
        await LookAtAsync(Page, "workflows-auditor");
        Assert.That(await Page.GetByRole(AriaRole.Link, new() { Name = "Check or import a file" }).CountAsync(), Is.Zero);
        await StudioDriver.OpenAsync(Page, StudioDriver.Editor("recommendation"));
        Assert.That(await Page.Locator(StudioDriver.PublishButton).CountAsync(), Is.Zero, "nothing to publish with");
        await KeepPictureAsync(Page, "studio-auditor");

        var token = await Page.Locator("#studio").GetAttributeAsync("data-token");
        var definition = await (await Page.APIRequest.GetAsync("/elsa/api/workflow-definitions/by-definition-id/recommendation")).TextAsync();
        foreach (var (path, body) in new[] { ("/elsa/api/workflow-definitions", $$"""{"model":{{definition}},"publish":true}"""), ("/elsa/api/workflow-definitions/recommendation/retract", "{}"), ("/elsa/api/cancel/workflow-instances/1", "{}") })
        {
            var answer = await Page.APIRequest.PostAsync(path, new() { DataString = body, Headers = new Dictionary<string, string> { ["RequestVerificationToken"] = token!, ["Content-Type"] = "application/json" } });
            Assert.That(answer.Status, Is.EqualTo(404), path);
        }

        await Page.GotoAsync("/studio/workflows/instances/1/view");
        await StudioDriver.DrawnAsync(Page);
        await Assertions.Expect(Page.Locator("#studio")).ToContainTextAsync("Journal", new() { IgnoreCase = true });
    }

    [Test]
    public async Task Without_scripts_the_picture_and_the_journal_are_there_and_versions_are_published()
    {
        var page = await NewPageAsync(scripts: false);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GotoAsync("/studio/workflows/definitions/action/edit");
        await Assertions.Expect(page.Locator("svg.diagram__picture")).ToBeVisibleAsync();
        await LookAtAsync(page, "studio-definition-plain");
        await page.GotoAsync("/studio/workflows/instances");
        await LookAtAsync(page, "studio-instances-plain");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new System.Text.RegularExpressions.Regex("^R1 ") }).ClickAsync();
        await Assertions.Expect(page.Locator("svg.diagram__picture")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Tell those responsible");
        await LookAtAsync(page, "studio-instance-plain");

        await page.GotoAsync("/administration/workflows/action/1");
        var file = JsonDocument.Parse(await (await page.APIRequest.GetAsync($"{page.Url}?handler=File")).TextAsync()).RootElement.GetRawText().Replace("\"Action\"", "\"Action, renamed\"", StringComparison.Ordinal);
        await page.GotoAsync("/administration/workflows/check");
        await page.GetByLabel("Definition (JSON)").SetInputFilesAsync(new FilePayload { Name = "action.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import it as a draft" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a draft now");
        await LookAtAsync(page, "workflow-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("published");
        await LookAtAsync(page, "workflow-published");
        if (await page.GetByRole(AriaRole.Button, new() { Name = "See what would be moved" }).CountAsync() > 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "See what would be moved" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("would be moved");
            await LookAtAsync(page, "workflow-move");
        }

        await page.GotoAsync("/administration/workflows/action/2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this version back" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("taken back");
    }

    [Test]
    public async Task Plain_pages_are_accessible_also_when_narrow()
    {
        var page = await NewPageAsync(width: 320);
        await page.RouteAsync("**/studio/_framework/**", route => route.AbortAsync()); // no WebAssembly to be had
        await SignInAsync(page, SamplePerson.Administrator);
        foreach (var (path, name) in new[] { (StudioDriver.Editor("recommendation"), "studio-definition-narrow"), ("/studio/workflows/instances/1/view", "studio-instance-narrow"), ("/administration/workflows/recommendation/1", "workflow-narrow") })
        {
            await page.GotoAsync(path);
            await LookAtAsync(page, name);
        }
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                wrong.Enqueue(message.Text);
        };
        page.PageError += (_, error) => wrong.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Service.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith($"blob:{Service.Address}", StringComparison.Ordinal))
                foreign.Enqueue(request.Url);
        };
    }
}
