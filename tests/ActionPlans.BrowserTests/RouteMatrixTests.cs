using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Every route of the service as every role and as nobody.</summary>
[TestFixture]
public sealed class RouteMatrixTests
{
    private readonly Dictionary<SamplePerson, Visitor> people = [];
    private readonly Dictionary<SamplePerson, Visitor> programs = [];
    private Service service = null!;
    private Visitor nobody = null!;
    private IReadOnlyList<(string[] Methods, string Pattern)> routes = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        routes = [.. (await Service.RoutesAsync()).Select(line => line.Split(' ')).Select(parts => (parts[0].Split(','), parts[1]))];
        service = await Service.StartAsync("--Limits:SignInsPerMinute=10000", "--Limits:RequestsPerMinute=100000");
        nobody = new Visitor(service);
        foreach (var person in SamplePerson.Everybody)
        {
            people[person] = await Visitor.SignedInAsync(service, person);
            programs[person] = await Visitor.WithTokenAsync(service, person, "read");
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        nobody.Dispose();
        foreach (var visitor in people.Values.Concat(programs.Values))
            visitor.Dispose();
        await service.DisposeAsync();
    }

    private IEnumerable<string> Pages => routes.Where(route => route.Methods is ["GET", "POST"]).Select(route => route.Pattern);

    private IEnumerable<string> PrivatePages => Pages.Except(RouteMatrix.Public);

    [Test]
    public void Rows_are_of_routes_that_there_are()
    {
        var known = routes.Select(route => route.Pattern).ToHashSet(StringComparer.Ordinal);

        Assert.That(RouteMatrix.Rows.Concat(RouteMatrix.ApiRows).Select(row => row.Route).Concat(RouteMatrix.Public).Where(route => !known.Contains(route)), Is.Empty);
    }

    [Test]
    public void Every_question_of_the_API_has_a_row()
    {
        var rows = RouteMatrix.ApiRows.Select(row => row.Route).Concat(RouteMatrix.Public);

        Assert.That(routes.Where(route => route.Methods.Contains("GET") && route.Pattern.StartsWith("/api/", StringComparison.Ordinal)).Select(route => route.Pattern).Except(rows), Is.Empty);
    }

    /// <summary>Leaving and chasing are done at once, and have no page to look at.</summary>
    [Test]
    public void Every_page_has_a_row() => Assert.That(PrivatePages.Except(RouteMatrix.Rows.Select(row => row.Route)), Is.EquivalentTo(new[] { "/sign-out", "/follow-up/chase" }));

    [TestCaseSource(typeof(RouteMatrix), nameof(RouteMatrix.Rows))]
    public async Task Page_is_seen_by_those_whom_it_concerns_and_is_not_there_for_others(object row)
    {
        var (_, path, seenBy) = (RouteMatrix.Row)row;
        foreach (var (person, visitor) in people)
        {
            var answer = await visitor.GetAsync(path);
            Assert.That(answer.Status, Is.EqualTo(seenBy.Contains(person) ? 200 : 404), $"{path} as {person.Name}");
        }

        var unknown = await nobody.GetAsync(path);
        Assert.That((unknown.Status, new Uri(service.Address, unknown.Header("Location") ?? "").AbsolutePath), Is.EqualTo((302, "/sign-in")), $"{path} as nobody");
    }

    [TestCaseSource(typeof(RouteMatrix), nameof(RouteMatrix.ApiRows))]
    public async Task Answer_of_the_API_is_for_those_whom_it_concerns_and_is_not_there_for_others(object row)
    {
        var (_, path, seenBy) = (RouteMatrix.Row)row;
        Assert.That((await nobody.GetAsync(path)).Status, Is.EqualTo(401), "nobody");
        Assert.That((await people[SamplePerson.Administrator].GetAsync(path)).Status, Is.EqualTo(401), "a browser's cookies");
        foreach (var (person, program) in programs)
        {
            var answer = await program.GetAsync(path);
            Assert.That(answer.Status, Is.EqualTo(seenBy.Contains(person) ? 200 : 404), $"{path} as {person.Name}: {answer.Text}");
            if (answer.Status != 200)
                Assert.That(answer.Header("Content-Type"), Does.StartWith("application/problem+json"));
        }
    }

    [Test]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_sign_in_page_from_everywhere()
    {
        foreach (var page in PrivatePages)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var form = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null;
                var answer = await nobody.SendAsync(method, RouteMatrix.Example(page), form);
                Assert.That((answer.Status, new Uri(service.Address, answer.Header("Location") ?? "").AbsolutePath), Is.EqualTo((302, "/sign-in")), $"{method} {page}");
            }
        }
    }

    [Test]
    public async Task No_page_breaks_whoever_looks_at_it()
    {
        foreach (var page in PrivatePages.Except(["/sign-out"]))
        {
            foreach (var (person, visitor) in people)
            {
                var answer = await visitor.GetAsync(RouteMatrix.Example(page));
                Assert.That(answer.Status, Is.AnyOf(200, 302, 400, 404), $"{page} as {person.Name}");
            }
        }
    }

    [Test]
    public async Task No_form_is_taken_without_its_token()
    {
        foreach (var page in PrivatePages.Append("/sign-in"))
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("Name", "forged"), KeyValuePair.Create("Scope", "write")]);
            var answer = await people[SamplePerson.Administrator].SendAsync(HttpMethod.Post, RouteMatrix.Example(page), form);
            Assert.That(answer.Status, Is.EqualTo(400), page);
            Assert.That(answer.Text, Does.Contain("That could not be understood"), page);
        }
    }

    [Test]
    public async Task What_is_anothers_looks_like_what_is_not_there()
    {
        (string Theirs, string Nothing)[] pairs =
        [
            ("/recommendations/R1", "/recommendations/R99999"), ("/reports/1", "/reports/99999"),
            ("/api/v1/recommendations/R1", "/api/v1/recommendations/R99999"), ("/api/v1/recommendations/R1/timeline", "/api/v1/recommendations/R99999/timeline"),
            ("/api/v1/recommendations/R3/evidence/E1/content", "/api/v1/recommendations/R99999/evidence/E99999/content"),
            ("/api/v1/plans/P1", "/api/v1/plans/P99999"), ("/api/v1/reports/1", "/api/v1/reports/99999"),
        ];
        foreach (var (theirs, nothing) in pairs)
        {
            var visitor = (theirs.StartsWith("/api/", StringComparison.Ordinal) ? programs : people)[SamplePerson.LeadElsewhere];
            var (one, other) = (await visitor.GetAsync(theirs), await visitor.GetAsync(nothing));
            Assert.That((one.Status, Same(one.Text)), Is.EqualTo((404, Same(other.Text))), theirs);
        }

        static string Same(string text) => Regex.Replace(text, "value=\"[^\"]{40,}\"", "token");
    }

    [Test]
    public async Task Evidence_is_found_only_where_it_was_handed_in()
    {
        var answer = await programs[SamplePerson.Lead].GetAsync("/api/v1/recommendations/R1/evidence/E1/content");

        Assert.That(answer.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Token_that_may_read_changes_nothing()
    {
        foreach (var (methods, pattern) in routes.Where(route => route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.Methods.Contains("GET")))
        {
            var path = RouteMatrix.Example(pattern);
            using var body = pattern.EndsWith("/evidence", StringComparison.Ordinal) ? (HttpContent)new MultipartFormDataContent { { new StringContent("Done."), "statement" } } : JsonContent.Create(new { });
            var method = new HttpMethod(methods[0]);
            Assert.That((await nobody.SendAsync(method, path, body)).Status, Is.EqualTo(401), $"{method} {path}");
            using var again = pattern.EndsWith("/evidence", StringComparison.Ordinal) ? (HttpContent)new MultipartFormDataContent { { new StringContent("Done."), "statement" } } : JsonContent.Create(new { });
            var answer = await programs[SamplePerson.Administrator].SendAsync(method, path, again);
            Assert.That(answer.Status, Is.EqualTo(403), $"{method} {path}");
            Assert.That(answer.Header("WWW-Authenticate"), Does.Contain("insufficient_scope"));
        }
    }

    [Test]
    public async Task Document_of_the_API_names_every_route_of_it()
    {
        using var document = System.Text.Json.JsonDocument.Parse((await nobody.GetAsync("/api/v1/openapi.json")).Text);
        var named = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var there = routes.Where(route => route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)).SelectMany(route => route.Methods.Select(method => $"{method} {route.Pattern}"));

        Assert.That(named, Is.EquivalentTo(there));
    }

    [Test]
    public async Task Every_answer_carries_the_headers_that_protect_it()
    {
        foreach (var path in new[] { "/sign-in", "/", "/nothing-here", "/problem/404", "/api/v1/reports", "/api/nothing", "/calendar/x.ics", "/site.css" })
        {
            var answer = await nobody.GetAsync(path);
            Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Not.Contains("unsafe"), path);
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
            Assert.That(answer.Header("X-Frame-Options"), Is.EqualTo("DENY"), path);
            Assert.That(answer.Header("Server"), Is.Null, path);
        }
    }

    [Test, Order(int.MaxValue)]
    public async Task Log_names_nobody()
    {
        using var wrong = new Visitor(service);
        await wrong.SubmitAsync("/sign-in", "/sign-in", ("Address", SamplePerson.Lead.Email), ("Password", "not-the-password"));
        await people[SamplePerson.Lead].GetAsync("/recommendations/R99999");
        using var file = new StringContent("{ \"to\": ", Encoding.UTF8, "application/json");
        await programs[SamplePerson.Lead].SendAsync(HttpMethod.Post, "/api/v1/recommendations/R1/extension", file);

        foreach (var person in SamplePerson.Everybody)
            Assert.That(service.Log, Does.Not.Contain(person.Email).And.Not.Contains(person.Name));
        Assert.That(service.Log, Does.Not.Contain("ap_").And.Not.Contains("   at "));
    }
}
