using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>One browser for the run; each test gets a profile of its own. Also the sample data, made once and copied for each service.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static IPlaywright? playwright;
    private static string? sample;

    public static IBrowser Browser { get; private set; } = null!;

    /// <summary>A data folder as a first start leaves it.</summary>
    public static string SampleFolder => sample!;

    [OneTimeSetUp]
    public async Task Start()
    {
        sample = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using (await Service.StartInAsync(sample))
        {
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        if (sample is not null && Directory.Exists(sample))
            Directory.Delete(sample, recursive: true);
    }

    private static string Executable() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is missing: tests/run installs it");
}
