using System.Text.Json;

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
        await page.Locator(".rz-splitter-vertical .mud-toolbar button").First.ClickAsync(new() { Timeout = Patience }); // fits the diagram into its pane
    }

    /// <summary>The next answer to a save that sent this. Studio also saves by itself, at moments of its own.</summary>
    public static Task<IResponse> SavedAsync(IPage page, Predicate<IRequest> sent) => page.WaitForResponseAsync(
        response => response.Request.Method == "POST" && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal) && sent(response.Request),
        new() { Timeout = Patience });

    /// <summary>What a save sent of the diagram's connections, activities by their names.</summary>
    public static IReadOnlyList<(string From, string Port, string To)> ConnectionsIn(IRequest save)
    {
        using var document = JsonDocument.Parse(save.PostData!);
        var flowchart = Flowchart(document);
        var names = flowchart.GetProperty("activities").EnumerateArray().ToDictionary(activity => Text(activity, "id"), activity => Text(activity, "name"));
        return [.. flowchart.GetProperty("connections").EnumerateArray().Select(connection => (connection.GetProperty("source"), connection.GetProperty("target")))
            .Select(ends => (names[Text(ends.Item1, "activity")], Text(ends.Item1, "port"), names[Text(ends.Item2, "activity")]))];
    }

    /// <summary>Takes an activity out of the palette and lets it fall into the diagram.</summary>
    /// <returns>The save of it.</returns>
    public static async Task<IResponse> DragAsync(IPage page, string category, string activity)
    {
        await page.GetByText(category, new() { Exact = true }).ClickAsync();
        var source = page.Locator("[draggable=true]").Filter(new() { HasText = activity }).First;
        await page.Locator(".mud-collapse-entered").Filter(new() { Has = source }).WaitForAsync(new() { Timeout = Patience }); // while the palette opens, its neighbour would be taken
        var nodes = page.Locator(".x6-node");
        var before = await nodes.CountAsync();
        var saved = SavedAsync(page, request => NamesIn(request).Count == before + 1);
        for (var tries = 1; ; tries++)
        {
            // The palette's explanations fly about while it opens, and one may be in the way of what falls.
            await source.DragToAsync(page.Locator(".x6-graph").First, new() { TargetPosition = new() { X = 120, Y = 380 }, Force = true });
            try
            {
                await Assertions.Expect(nodes).ToHaveCountAsync(before + 1, new() { Timeout = 10_000 });
                break;
            }
            catch (PlaywrightException) when (tries < 5)
            {
            }
        }

        var answer = await saved;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(NamesIn(answer.Request), Does.Contain(activity + "1"));
        await nodes.Filter(new() { HasText = activity + "1" }).First.WaitForAsync(new() { Timeout = Patience });
        return answer;
    }

    /// <summary>Draws a connection with the mouse, out of the only way out of an activity into another.</summary>
    /// <returns>The save of it.</returns>
    public static async Task<IResponse> ConnectAsync(IPage page, string from, string to)
    {
        var (source, target) = (Port(page, from, "out"), Port(page, to, "in"));
        var edges = page.Locator(".x6-edge");
        var before = await edges.CountAsync();
        var saved = SavedAsync(page, request => ConnectionsIn(request).Any(connection => (connection.From, connection.To) == (from, to)));
        for (var tries = 1; ; tries++)
        {
            // At its left: what is connected to it already begins in its middle, and would be taken hold of there. Waits until nothing moves and nothing is in the way.
            var start = (await source.BoundingBoxAsync())!;
            await source.HoverAsync(new() { Position = new() { X = start.Width * 0.15f, Y = start.Height / 2 } });
            await page.Mouse.DownAsync();
            var end = (await target.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(end.X + (end.Width / 2), end.Y + (end.Height / 2), new() { Steps = 10 });
            await page.Mouse.UpAsync();
            try
            {
                // The save alone tells: while it is drawn it is counted already, and one that was let go beside the port is gone again.
                var answer = await saved.WaitAsync(TimeSpan.FromSeconds(15));
                await Assertions.Expect(edges).ToHaveCountAsync(before + 1);
                return answer;
            }
            catch (TimeoutException) when (tries < 5)
            {
            }
        }
    }

    private static ILocator Port(IPage page, string activity, string group) =>
        page.Locator(".x6-node").Filter(new() { HasText = activity }).Locator($"[port-group={group}] .elsa-designer-port-hit-area").First;

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
        var saved = SavedAsync(page, request => request.PostData!.Contains(text, StringComparison.Ordinal));
        for (var tries = 1; ; tries++)
        {
            // What is typed while the pane is drawn anew after a save is lost.
            await field.ClearAsync();
            await field.FillAsync(text);
            await field.PressAsync("Tab");
            try
            {
                return await saved.WaitAsync(TimeSpan.FromSeconds(15));
            }
            catch (TimeoutException) when (tries < 5)
            {
            }
        }
    }

    public static async Task<IResponse> PublishAsync(IPage page)
    {
        var saved = SavedAsync(page, request => request.PostData!.Contains("\"publish\":true", StringComparison.Ordinal));
        await page.Locator(PublishButton).First.ClickAsync();
        return await saved;
    }

    public const string PublishButton = ".mud-toolbar button.mud-primary-text";

    private static IReadOnlyList<string> NamesIn(IRequest save)
    {
        using var document = JsonDocument.Parse(save.PostData!);
        return [.. Flowchart(document).GetProperty("activities").EnumerateArray().Select(activity => Text(activity, "name"))];
    }

    private static JsonElement Flowchart(JsonDocument save) => save.RootElement.GetProperty("model").GetProperty("root");

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;
}
