using System.Diagnostics;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class StudioTests : PageTest
{
    [Test]
    public async Task Explore()
    {
        var log = new List<string>();
        Page.Console += (_, message) => log.Add($"CONSOLE {message.Type}: {message.Text}");
        Page.PageError += (_, error) => log.Add($"ERROR {error}");
        Page.RequestFinished += async (_, request) => { if (!request.Url.Contains("_framework/")&&!request.Url.Contains("_content/")) { var r = await request.ResponseAsync(); lock(log) log.Add($"{request.Method} {request.Url} -> {r?.Status} {(request.PostData is {} d ? d[..Math.Min(300, d.Length)] : "")}"); } };
        await SignInAsync(SamplePerson.Administrator);
        var watch = Stopwatch.StartNew();
        try {
            await Page.GotoAsync("/studio/workflows/definitions/recommendation/edit");
            await Page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = 60_000 });
            TestContext.Out.WriteLine($"first node {watch.ElapsedMilliseconds} ms");
            await Page.WaitForTimeoutAsync(4000);
            await Page.ScreenshotAsync(new() { Path = "/tmp/studio-editor.png" });
            await Page.ReloadAsync(); watch.Restart();
            await Page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = 60_000 });
            TestContext.Out.WriteLine($"first node warm {watch.ElapsedMilliseconds} ms");
            log.Add("--- instance");
            await Page.GotoAsync("/studio/workflows/instances/1/view");
            await Page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = 60_000 });
            await Page.WaitForTimeoutAsync(4000);
            await Page.ScreenshotAsync(new() { Path = "/tmp/studio-instance.png" });
            log.Add("--- instances");
            await Page.GotoAsync("/studio/workflows/instances");
            await Page.WaitForTimeoutAsync(9000);
            await Page.ScreenshotAsync(new() { Path = "/tmp/studio-instances.png" });
            log.Add("--- definitions");
            await Page.GotoAsync("/studio/workflows/definitions");
            await Page.WaitForTimeoutAsync(9000);
            await Page.ScreenshotAsync(new() { Path = "/tmp/studio-definitions.png" });
        } finally { await Page.ScreenshotAsync(new() { Path = "/tmp/studio-last.png" }); TestContext.Out.WriteLine(string.Join("\n", log)); }
    }
}
