using System.Collections.Concurrent;
using System.Text.Json;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Elsa Studio itself, as administrators and auditors use it.</summary>
[TestFixture]
public sealed class StudioTests : PageTest
{
    private const string Editor = "/studio/workflows/definitions/recommendation/edit";
    private const float Patience = 90_000;

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
        await Page.GotoAsync(Editor);
        await DrawnAsync(Page);
        await Page.GetByText("Action plans", new() { Exact = true }).ClickAsync();

        var saved = SavedAsync(Page);
        await Page.Locator("[draggable=true]").Filter(new() { HasText = "Record" }).First.DragToAsync(Page.Locator(".x6-graph").First, new() { TargetPosition = new() { X = 80, Y = 60 } });
        Assert.That((await saved).Status, Is.EqualTo(200));
        saved = SavedAsync(Page);
        await Page.Locator(".x6-node").Filter(new() { HasText = "Record1" }).ClickAsync();
        await Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Seen in Studio.");
        await Page.GetByLabel("Text", new() { Exact = true }).PressAsync("Tab");
        Assert.That(Sent(await saved), Does.Contain("Seen in Studio."));
        await Page.Locator(".mud-toolbar button").First.ClickAsync(); // fits the diagram into its pane
        saved = SavedAsync(Page);
        await ConnectAsync(Page, "start", "Record1");
        Assert.That((await saved).Status, Is.EqualTo(200));
        await PublishAsync(Page);
        await Assertions.Expect(Page.GetByText("Workflow published")).ToBeVisibleAsync();
        await KeepPictureAsync(Page, "studio-editor");

        var plain = await NewPageAsync();
        await SignInAsync(plain, SamplePerson.Administrator);
        await plain.GotoAsync("/administration/workflows");
        await Assertions.Expect(plain.GetByRole(AriaRole.Row).Filter(new() { HasText = "Recommendation, version 2" })).ToContainTextAsync("Current");
        await LookAtAsync(plain, "workflows");
        await ImportTests.UploadAsync(plain, "studio");
        await plain.GetByRole(AriaRole.Button, new() { Name = "Continue to the deadlines" }).ClickAsync();
        await ImportTests.ReceivedAsync(plain, 3, 11, 2026);
        await plain.GetByRole(AriaRole.Button, new() { Name = "Confirm and import the report" }).ClickAsync();
        await plain.WaitForURLAsync(ImportTests.ReportPage());

        await Page.GotoAsync("/studio/workflows/instances");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Recommendation" }).Filter(new() { HasText = "R17" });
        await row.GetByText("R17").First.ClickAsync(new() { Timeout = Patience });
        await Page.WaitForURLAsync("**/view", new() { Timeout = Patience });
        await DrawnAsync(Page);
        await Assertions.Expect(Page.GetByText("Record1").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(Page.Locator("#studio")).ToContainTextAsync("Record - Completed");
        await KeepPictureAsync(Page, "studio-instance");
        var recommendation = await plain.GotoAsync("/recommendations/R17");
        Assert.That(await recommendation!.TextAsync(), Does.Contain("Seen in Studio."));
    }

    [Test]
    public async Task Refused_publication_names_the_activity_in_the_editor()
    {
        await SignInAsync(SamplePerson.Administrator);
        await Page.GotoAsync("/studio/workflows/definitions/risk/edit");
        await DrawnAsync(Page);
        await Page.Locator(".x6-node").Filter(new() { HasText = "Wait for" }).First.ClickAsync();
        var field = Page.GetByLabel("Point", new() { Exact = true });
        await field.FillAsync("whenever it suits");

        var saved = SavedAsync(Page);
        await field.PressAsync("Tab");
        Assert.That((await saved).Status, Is.EqualTo(422));
        await PublishAsync(Page);

        await Assertions.Expect(Page.GetByText("whenever it suits").Filter(new() { HasText = "can be waited for" }).First).ToBeVisibleAsync();
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
        await Page.GotoAsync(Editor);
        await DrawnAsync(Page);
        Assert.That(await Page.Locator(".mud-toolbar button.mud-primary-text").CountAsync(), Is.Zero, "nothing to publish with");
        await KeepPictureAsync(Page, "studio-auditor");

        var token = await Page.Locator("#studio").GetAttributeAsync("data-token");
        var definition = await (await Page.APIRequest.GetAsync("/elsa/api/workflow-definitions/by-definition-id/recommendation")).TextAsync();
        foreach (var (path, body) in new[] { ("/elsa/api/workflow-definitions", $$"""{"model":{{definition}},"publish":true}"""), ("/elsa/api/workflow-definitions/recommendation/retract", "{}"), ("/elsa/api/cancel/workflow-instances/1", "{}") })
        {
            var answer = await Page.APIRequest.PostAsync(path, new() { DataString = body, Headers = new Dictionary<string, string> { ["RequestVerificationToken"] = token!, ["Content-Type"] = "application/json" } });
            Assert.That(answer.Status, Is.EqualTo(404), path);
        }

        await Page.GotoAsync("/studio/workflows/instances/1/view");
        await DrawnAsync(Page);
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
        await page.GetByRole(AriaRole.Link, new() { Name = "R1, instance", Exact = false }).Last.ClickAsync();
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
        foreach (var (path, name) in new[] { (Editor, "studio-definition-narrow"), ("/studio/workflows/instances/1/view", "studio-instance-narrow"), ("/administration/workflows/recommendation/1", "workflow-narrow") })
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

    private static Task DrawnAsync(IPage page) => page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = Patience });

    private static Task<IResponse> SavedAsync(IPage page) => page.WaitForResponseAsync(
        response => response.Request.Method == "POST" && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal), new() { Timeout = Patience });

    private static string Sent(IResponse response) => response.Request.PostData ?? "";

    private static async Task PublishAsync(IPage page)
    {
        var saved = SavedAsync(page);
        await page.Locator(".mud-toolbar button.mud-primary-text").First.ClickAsync();
        await saved;
    }

    private static async Task ConnectAsync(IPage page, string from, string to)
    {
        var source = page.Locator($".x6-node[data-cell-id={from}] .x6-port-body[port-group=out]").First;
        var target = page.Locator(".x6-node").Filter(new() { HasText = to }).Locator(".x6-port-body[port-group=in]").First;
        var (begin, end) = ((await source.BoundingBoxAsync())!, (await target.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(begin.X + (begin.Width / 2), begin.Y + (begin.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X - 10, end.Y - 10, new() { Steps = 8 });
        await page.Mouse.MoveAsync(end.X + (end.Width / 2), end.Y + (end.Height / 2), new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Studio's own markup is not ours to judge: a picture, without the search for barriers.</summary>
    private static Task KeepPictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots")).FullName, $"{name}.png"),
    });
}
