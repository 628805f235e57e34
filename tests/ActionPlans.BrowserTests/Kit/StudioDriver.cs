namespace ActionPlans.BrowserTests.Kit;

/// <summary>Works Elsa Studio by hand, as somebody with a mouse would.</summary>
internal static class StudioDriver
{
    /// <summary>In milliseconds. The editor starts a whole .NET in the browser, on a machine that runs other tests beside it.</summary>
    public const float Patience = 90_000;

    public static string Editor(string definition) => $"/studio/workflows/definitions/{definition}/edit";

    /// <summary>Opens a page of Studio's and waits for its diagram, all of it in sight.</summary>
    public static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await DrawnAsync(page);
    }

    public static async Task DrawnAsync(IPage page)
    {
        await page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = Patience });
        await page.Locator(".mud-toolbar button").First.ClickAsync(new() { Timeout = Patience }); // fits the diagram into its pane
    }

    /// <summary>The next answer to a save.</summary>
    public static Task<IResponse> SavedAsync(IPage page, float patience = Patience) => page.WaitForResponseAsync(
        response => response.Request.Method == "POST" && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal), new() { Timeout = patience });

    /// <summary>Takes an activity out of the palette and lets it fall into the diagram.</summary>
    public static async Task DragAsync(IPage page, string category, string activity)
    {
        await page.GetByText(category, new() { Exact = true }).ClickAsync();
        var nodes = page.Locator(".x6-node");
        var before = await nodes.CountAsync();
        var saved = SavedAsync(page);
        for (var tries = 0; await nodes.CountAsync() == before && tries < 5; tries++)
        {
            // The palette's explanations fly about while it opens, and one may be in the way of what falls.
            await page.Locator("[draggable=true]").Filter(new() { HasText = activity }).First.DragToAsync(page.Locator(".x6-graph").First, new() { TargetPosition = new() { X = 120, Y = 380 }, Force = true });
            await page.WaitForTimeoutAsync(1_000);
        }

        await Assertions.Expect(nodes).ToHaveCountAsync(before + 1);
        Assert.That((await saved).Status, Is.EqualTo(200));
    }

    /// <summary>Selects an activity, so that its inputs are shown; what was dropped just now is selected without that, and has first to be let go.</summary>
    public static async Task SelectAsync(IPage page, string name)
    {
        await page.Locator(".x6-graph").First.ClickAsync(new() { Position = new() { X = 4, Y = 4 } });
        await page.Locator(".x6-node").Filter(new() { HasText = name }).First.ClickAsync();
    }

    /// <summary>Gives an input of the selected activity another text.</summary>
    public static async Task<IResponse> FillAsync(IPage page, string input, string text)
    {
        var field = page.Locator(".mud-input-control").Filter(new() { HasText = input }).Locator("input, textarea").First;
        for (var tries = 1; ; tries++)
        {
            // What is typed while the pane is drawn anew after a save is lost.
            await field.ClearAsync();
            await field.FillAsync(text);
            var saved = SavedAsync(page, 15_000);
            await field.PressAsync("Tab");
            try
            {
                return await saved;
            }
            catch (TimeoutException) when (tries < 5)
            {
            }
        }
    }

    public static async Task<IResponse> PublishAsync(IPage page)
    {
        var saved = SavedAsync(page);
        await page.Locator(PublishButton).First.ClickAsync();
        return await saved;
    }

    public const string PublishButton = ".mud-toolbar button.mud-primary-text";
}
