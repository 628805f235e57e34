using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>What Elsa Studio asks, without Studio: recorded requests, and what nobody may ask.</summary>
[TestFixture]
public sealed partial class StudioReplayTests
{
    private Service service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await Service.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task Recorded_requests_are_answered_as_they_were()
    {
        using var administrator = await Visitor.SignedInAsync(service, SamplePerson.Administrator);
        var token = await TokenAsync(administrator);
        var requests = StudioRequest.Recorded();
        Assert.That(requests, Has.Count.GreaterThan(20));
        foreach (var request in requests)
        {
            var answer = await SendAsync(administrator, request.Method, request.Path, request.Body, token);
            Assert.That(answer.Status, Is.EqualTo(request.Status), $"{request.Method} {request.Path}: {answer.Text}");
            Assert.That(request.Fields.Except(StudioRequest.FieldsOf(answer.Text)), Is.Empty, $"{request.Method} {request.Path}");
        }
    }

    [Test]
    public async Task Every_route_is_there_for_administrators_alone()
    {
        var routes = (await Service.RoutesAsync()).Select(line => line.Split(' ')).Where(parts => parts[1].StartsWith("/elsa/", StringComparison.Ordinal)).ToList();
        Assert.That(routes, Has.Count.GreaterThan(40));
        using var nobody = new Visitor(service);
        using var administrator = await Visitor.SignedInAsync(service, SamplePerson.Administrator);
        using var lead = await Visitor.SignedInAsync(service, SamplePerson.Lead);
        var token = await TokenAsync(lead);
        foreach (var (method, path) in routes.Select(route => (route[0], Example(route[1]))))
        {
            var anonymous = await SendAsync(nobody, method, path, "{}", token: null);
            Assert.That((anonymous.Status, anonymous.Header("Content-Type")), Is.EqualTo((401, "application/problem+json")), $"{method} {path}");
            Assert.That((await SendAsync(lead, method, path, Body(path), token)).Status, Is.EqualTo(404), $"{method} {path}");
            if (method != "GET")
                Assert.That((await SendAsync(administrator, method, path, Body(path), token: null)).Status, Is.EqualTo(400), $"{method} {path} without the token of a page");
        }
    }

    [Test]
    public async Task What_cannot_be_stored_is_said_in_the_form_that_the_editor_shows()
    {
        using var administrator = await Visitor.SignedInAsync(service, SamplePerson.Administrator);
        var token = await TokenAsync(administrator);
        var definition = (await administrator.GetAsync("/elsa/api/workflow-definitions/by-definition-id/action-plan")).Text;
        foreach (var (model, status, said) in new[]
        {
            (definition.Replace("Elsa.Finish", "Elsa.SendEmail", StringComparison.Ordinal), 400, "unknown activity type"),
            (definition.Replace("\"next step\"", "\"whenever it suits\"", StringComparison.Ordinal), 400, "whenever it suits"),
            (definition.Replace("\"definitionId\":\"action-plan\"", "\"definitionId\":\"of-somewhere-else\"", StringComparison.Ordinal), 400, "of-somewhere-else"),
            (definition.Replace("\"id\":\"action-plan-1\"", "\"id\":\"action-plan-0\"", StringComparison.Ordinal).Replace("\"Action plan\"", "\"Changed\"", StringComparison.Ordinal), 400, "since you opened it"),
            (definition.Replace("\"description\":\"", $"\"description\":\"{new string('x', 5 * 1024 * 1024)}", StringComparison.Ordinal), 400, "larger than 2 MB"),
            ("{", 400, "could not be understood"),
        })
        {
            var answer = await SendAsync(administrator, "POST", "/elsa/api/workflow-definitions", $$"""{"model":{{model}},"publish":true}""", token);
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((status, "application/problem+json")), said);
            Assert.That(answer.Text, Does.Contain("\"generalErrors\":[").And.Contain(said));
        }

        Assert.That((await administrator.GetAsync("/elsa/api/workflow-definitions?versionOptions=All&DefinitionIds=action-plan")).Text, Does.Contain("\"totalCount\":1"));
    }

    [Test]
    public async Task Files_of_Studio_come_compressed_and_are_kept_by_the_browser()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = service.Address };
        var plain = await AskAsync("/studio/_framework/blazor.webassembly.js", "identity");
        var small = await AskAsync("/studio/_framework/blazor.webassembly.js", "gzip, deflate, br");
        var middle = await AskAsync("/studio/_framework/blazor.webassembly.js", "gzip");

        Assert.That((small.Content.Headers.ContentEncoding.Single(), middle.Content.Headers.ContentEncoding.Single(), plain.Content.Headers.ContentEncoding.Count), Is.EqualTo(("br", "gzip", 0)));
        Assert.That((await plain.Content.ReadAsByteArrayAsync()).Length, Is.GreaterThan(2 * (await small.Content.ReadAsByteArrayAsync()).Length));
        Assert.That(small.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/studio/_framework/blazor.webassembly.js") { Headers = { { "Accept-Encoding", "br" }, { "If-None-Match", small.Headers.ETag!.ToString() } } };
        Assert.That((await client.SendAsync(again)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));

        var native = Native().Match(await new StreamReader(new System.IO.Compression.BrotliStream(await (await AskAsync("/studio/_framework/dotnet.js", "br")).Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress)).ReadToEndAsync()).Value;
        var runtime = await AskAsync($"/studio/_framework/{native}", "br");
        Assert.That((runtime.Headers.CacheControl!.ToString(), runtime.Content.Headers.ContentType!.MediaType), Is.EqualTo(("public, max-age=31536000, immutable", "application/wasm")));
        Assert.That((await AskAsync("/studio/../actionplans.json", "br")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await AskAsync("/studio/index.html", "br")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        async Task<HttpResponseMessage> AskAsync(string path, string encoding)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encoding } } };
            return await client.SendAsync(request);
        }
    }

    [Test]
    public async Task Only_the_pages_of_Studio_allow_what_it_needs()
    {
        using var administrator = await Visitor.SignedInAsync(service, SamplePerson.Administrator);
        foreach (var path in new[] { "/studio/workflows/definitions", "/studio/workflows/definitions/recommendation/edit", "/studio/workflows/instances", "/studio/workflows/instances/1/view" })
        {
            var answer = await administrator.GetAsync(path);
            Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("'wasm-unsafe-eval'").And.Contain("default-src 'none'").And.Not.Contains("http").And.Not.Contains("script-src 'self' 'unsafe"), path);
            Assert.That(answer.Text, Does.Not.Contain("https://"), path);
        }

        foreach (var path in new[] { "/administration/workflows", "/elsa/api/features/installed", "/studio/workflows/instances/99999/view" })
            Assert.That((await administrator.GetAsync(path)).Header("Content-Security-Policy"), Does.Not.Contain("unsafe"), path);
    }

    private static async Task<string> TokenAsync(Visitor visitor)
    {
        var page = (await visitor.GetAsync("/account")).Text;
        return WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value);
    }

    private static async Task<Answer> SendAsync(Visitor visitor, string method, string path, string? body, string? token)
    {
        using var content = method == "GET" || body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await visitor.SendAsync(new HttpMethod(method), path, content, formToken: token);
    }

    private static string Example(string pattern) => Parameter().Replace(pattern, match => match.Groups[1].Value is "id" or "version" or "activityInstanceId" ? "1" : "recommendation")
        .Replace("/activity-executions/list", "/activity-executions/list?workflowInstanceId=1", StringComparison.Ordinal)
        .Replace("/activity-execution-summaries/list", "/activity-execution-summaries/list?workflowInstanceId=1", StringComparison.Ordinal)
        .Replace("/activity-executions/by-id", "/activity-executions/by-id?id=1-1", StringComparison.Ordinal)
        .Replace("/is-name-unique", "/is-name-unique?name=x", StringComparison.Ordinal)
        .Replace("/many-by-id", "/many-by-id?ids=recommendation-1", StringComparison.Ordinal);

    /// <summary>Enough to be understood.</summary>
    private static string Body(string path) => path.Contains("report", StringComparison.Ordinal) ? """{"workflowInstanceId":"1"}""" : """{"ids":[],"definitionIds":[],"filter":null,"model":{}}""";

    [GeneratedRegex(@"\{([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex(@"dotnet\.native\.[a-z0-9]{10}\.wasm")]
    private static partial Regex Native();
}
