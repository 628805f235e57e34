using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;

namespace ActionPlans.BrowserTests.Kit;

/// <summary>A fixture with a service of its own; each test in a browser profile of its own.</summary>
public abstract class PageTest
{
    /// <summary>Of every sample person.</summary>
    protected const string Password = "sample-password-1";

    /// <summary>Axe is a script itself, and would be waited for without end.</summary>
    private static readonly ConditionalWeakTable<IPage, object> WithoutScripts = [];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private readonly List<IBrowserContext> contexts = [];

    protected Service Service { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartService() => Service = await Service.StartAsync();

    [OneTimeTearDown]
    public async Task StopService() => await Service.DisposeAsync();

    [SetUp]
    public async Task OpenPage() => Page = await NewPageAsync();

    [TearDown]
    public async Task ClosePages()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
            await KeepWhatIsSeenAsync();
        foreach (var context in contexts)
            await context.CloseAsync();
        contexts.Clear();
    }

    private async Task KeepWhatIsSeenAsync()
    {
        TestContext.Out.WriteLine(Service.Log);
        foreach (var (page, number) in contexts.SelectMany(context => context.Pages).Select((page, index) => (page, index + 1)))
        {
            var picture = Path.Combine(Pictures, $"failed-{TestContext.CurrentContext.Test.MethodName}-{number}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
            TestContext.AddTestAttachment(picture, page.Url);
        }
    }

    protected static string Pictures => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots")).FullName;

    protected async Task<IPage> NewPageAsync(bool scripts = true, int width = 1280)
    {
        var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Service.Address.ToString(), JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = width, Height = 900 }, Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        contexts.Add(context);
        var page = await context.NewPageAsync();
        if (!scripts)
            WithoutScripts.Add(page, page);
        return page;
    }

    protected Task SignInAsync(SamplePerson person) => SignInAsync(Page, person);

    protected static async Task SignInAsync(IPage page, SamplePerson person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(person.Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>Keeps a picture of the page, and looks for what people with disabilities would stumble over.</summary>
    protected static async Task LookAtAsync(IPage page, string name)
    {
        var isPlain = WithoutScripts.TryGetValue(page, out _);
        var picture = Path.Combine(Pictures, isPlain ? $"{name}-without-scripts.jpg" : $"{name}.jpg");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true, Type = ScreenshotType.Jpeg, Quality = 80 });
        TestContext.AddTestAttachment(picture);

        if (isPlain)
            return;
        // In the page itself: the package's own way opens another page for each look, which costs as much as the look.
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            "async tags => (await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })).violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html).join(', ')})`)", Rules);
        Assert.That(found, Is.Empty, page.Url);
    }
}
