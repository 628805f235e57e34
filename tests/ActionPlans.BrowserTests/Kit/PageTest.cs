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
    private readonly Dictionary<SamplePerson, Cookie[]> cookies = [];

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

    /// <summary>For whoever wants to see the pages: takes a tenth of the tests' time, so only when ACTIONPLANS_TEST_PICTURES is set.</summary>
    protected static async Task KeepPictureAsync(IPage page, string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("ACTIONPLANS_TEST_PICTURES") is null or "")
            return;
        var picture = Path.Combine(Pictures, $"{name}.jpg");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = whole, Type = ScreenshotType.Jpeg, Quality = 80 });
        TestContext.AddTestAttachment(picture);
    }

    private static string Pictures => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots")).FullName;

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

    /// <summary>
    /// With the form; whoever did so in this fixture before is known by the cookies of that time, as in another tab of the same browser. The hash of a password takes as long as a dozen pages.
    /// Whose cookies are not taken any more, because their password has changed for instance, gets the form.
    /// </summary>
    protected async Task SignInAsync(IPage page, SamplePerson person)
    {
        var signOut = page.GetByRole(AriaRole.Button, new() { Name = "Sign out" });
        if (KeepsCookies && cookies.TryGetValue(person, out var kept))
        {
            await page.Context.AddCookiesAsync(kept);
            await page.GotoAsync("/");
            if (await signOut.CountAsync() > 0)
                return;
            await page.Context.ClearCookiesAsync();
        }

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(person.Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(signOut).ToBeVisibleAsync();
        cookies[person] = [.. (await page.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, Secure = cookie.Secure, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite,
        })];
    }

    /// <summary>False where tests are about signing in, or change how somebody does.</summary>
    protected virtual bool KeepsCookies => true;

    /// <summary>Keeps a picture of the page where they are wanted, and looks for what people with disabilities would stumble over.</summary>
    protected static async Task LookAtAsync(IPage page, string name)
    {
        var isPlain = WithoutScripts.TryGetValue(page, out _);
        await KeepPictureAsync(page, isPlain ? $"{name}-without-scripts" : name, whole: true);
        if (isPlain)
            return;
        // In the page itself: the package's own way opens another page for each look, which costs as much as the look.
        await page.WaitForLoadStateAsync(); // without its style sheets nothing is large enough
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            "async tags => (await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })).violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html).join(', ')})`)", Rules);
        Assert.That(found, Is.Empty, page.Url);
    }
}
