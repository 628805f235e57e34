using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>The API as programs use it, and as programs misuse it.</summary>
[TestFixture]
public sealed class ApiTests
{
    private Service service = null!;
    private Visitor lead = null!;
    private Visitor leadElsewhere = null!;
    private Visitor reviewer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = await Service.StartAsync();
        lead = await Visitor.WithTokenAsync(service, SamplePerson.Lead, "write");
        leadElsewhere = await Visitor.WithTokenAsync(service, SamplePerson.LeadElsewhere, "write");
        reviewer = await Visitor.WithTokenAsync(service, SamplePerson.OversightOfficer, "write");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        lead.Dispose();
        leadElsewhere.Dispose();
        reviewer.Dispose();
        await service.DisposeAsync();
    }

    [Test]
    public async Task Evidence_is_handed_in_returned_handed_in_again_and_accepted()
    {
        var handedIn = await HandInAsync("R2", "Nine of ten records are complete.");
        Assert.That(Json(handedIn).GetProperty("state").GetString(), Is.EqualTo("evidenceSubmitted"), handedIn.Text);
        var piece = Json(handedIn).GetProperty("evidence")[0].GetProperty("id").GetString();

        var content = await reviewer.GetAsync($"/api/v1/recommendations/R2/evidence/{piece}/content");
        Assert.That((content.Status, content.Text), Is.EqualTo((200, "Nine of ten records are complete.")));
        Assert.That(content.Header("Content-Disposition"), Does.StartWith("attachment"));

        var returned = await ChangeAsync(reviewer, "R2", $"/evidence/{piece}/return", new { reason = "Which records?" });
        Assert.That(Json(returned).GetProperty("evidence")[0].GetProperty("reason").GetString(), Is.EqualTo("Which records?"), returned.Text);

        var again = await HandInAsync("R2", "Nine of ten records of August are complete.");
        var accepted = await ChangeAsync(reviewer, "R2", $"/evidence/{Json(again).GetProperty("evidence")[1].GetProperty("id").GetString()}/accept", null);
        Assert.That((accepted.Status, Json(accepted).GetProperty("state").GetString()), Is.EqualTo((200, "closed")));

        var timeline = Json(await lead.GetAsync("/api/v1/recommendations/R2/timeline")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("by").GetString());
        Assert.That(timeline, Does.Contain(SamplePerson.OversightOfficer.Name));
    }

    [Test]
    public async Task File_of_20_MB_comes_back_as_it_was_handed_in_with_its_length_and_its_hash()
    {
        var text = string.Concat(Enumerable.Range(0, 1024 * 1024).Select(line => $"{line:D19}\n"));
        var bytes = Encoding.UTF8.GetBytes(text);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "audit.txt" } };
        var handedIn = await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R7/evidence", form, (await lead.GetAsync("/api/v1/recommendations/R7")).Header("ETag"));
        Assert.That(handedIn.Status, Is.EqualTo(200), handedIn.Text);
        var path = $"/api/v1/recommendations/R7/evidence/{Json(handedIn).GetProperty("evidence")[0].GetProperty("id").GetString()}/content";

        var answer = await lead.GetAsync(path);

        Assert.That((answer.Status, answer.Header("Content-Length"), answer.Text == text), Is.EqualTo((200, "20971520", true)));
        Assert.That(answer.Header("ETag"), Is.EqualTo($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
        Assert.That((await lead.SendAsync(HttpMethod.Get, path, ifMatch: "\"another\"")).Status, Is.EqualTo(412));
    }

    [Test]
    public async Task Nobody_accepts_what_they_handed_in_themselves()
    {
        var handedIn = await HandInAsync("R5", "It is done.");
        var piece = Json(handedIn).GetProperty("evidence")[0].GetProperty("id").GetString();

        var answer = await ChangeAsync(lead, "R5", $"/evidence/{piece}/accept", null);

        Refuses(answer, 422);
        Assert.That(Json(await lead.GetAsync("/api/v1/recommendations/R5")).GetProperty("state").GetString(), Is.EqualTo("evidenceSubmitted"));
    }

    [Test]
    public async Task More_time_is_asked_for_and_granted()
    {
        var asked = await ChangeAsync(lead, "R6", "/extension", new { to = "2027-01-29", reason = "The system is replaced in January.", safeguard = "A list is kept by hand." });
        Assert.That(Json(asked).GetProperty("extensions")[0].GetProperty("state").GetString(), Is.EqualTo("asked"), asked.Text);

        var granted = await ChangeAsync(reviewer, "R6", "/extension/grant", null);
        Assert.That(Json(granted).GetProperty("dueOn").GetString(), Is.EqualTo("2027-01-29"), granted.Text);
        Assert.That(Json(granted).GetProperty("earlierDueDates").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Plan_is_answered_action_by_action()
    {
        var answered = await PlanAsync(HttpMethod.Put, "/answers/R10", new { answer = "agreed" });
        Assert.That(answered.Status, Is.EqualTo(200), answered.Text);

        var added = await PlanAsync(HttpMethod.Post, "/actions", new { recommendation = "R10", action = new { text = "Train every team", lead = "Head of safeguarding", target = "by 31 January 2027" } });
        var action = Json(added).GetProperty("document").GetProperty("entries").EnumerateArray().SelectMany(entry => entry.GetProperty("actions").EnumerateArray()).Single();
        Assert.That(action.GetProperty("text").GetString(), Is.EqualTo("Train every team"));

        var changed = await PlanAsync(HttpMethod.Patch, $"/actions/{action.GetProperty("id").GetString()}", new { lead = "Named nurse" });
        Assert.That(changed.Text, Does.Contain("Named nurse").And.Contains("Train every team"));

        var submitted = await PlanAsync(HttpMethod.Post, "/submit", null);
        Refuses(submitted, 422); // other recommendations are unanswered
        Assert.That(submitted.Text, Does.Contain("not complete"));

        var removed = await PlanAsync(HttpMethod.Delete, $"/actions/{action.GetProperty("id").GetString()}", null);
        Assert.That(removed.Text, Does.Not.Contain("Train every team"));
    }

    [Test]
    public async Task Change_names_the_version_that_was_seen()
    {
        var seen = (await lead.GetAsync("/api/v1/recommendations/R7")).Header("ETag");
        using var first = Body(new { to = "2027-02-26", reason = "Later.", safeguard = "By hand." });
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R7/extension", first), 428);
        using var any = Body(new { to = "2027-02-26", reason = "Later.", safeguard = "By hand." });
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R7/extension", any, "\"0123\""), 412);
        Assert.That((await lead.GetAsync("/api/v1/recommendations/R7")).Header("ETag"), Is.EqualTo(seen), "nothing was changed");

        using var good = Body(new { to = "2027-02-26", reason = "Later.", safeguard = "By hand." });
        var done = await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R7/extension", good, seen);
        Assert.That(done.Status, Is.EqualTo(200), done.Text);
        Assert.That(done.Header("ETag"), Is.Not.EqualTo(seen));

        using var refuse = Body(new { reason = "No." });
        Refuses(await reviewer.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R7/extension/refuse", refuse, seen), 412);
    }

    [Test]
    public async Task Foreign_things_cannot_be_changed_and_look_as_if_they_were_not_there()
    {
        var seen = (await lead.GetAsync("/api/v1/recommendations/R8")).Header("ETag");
        foreach (var id in new[] { "R8", "R99999", "P1", "x", "R" })
        {
            using var body = Body(new { to = "2027-02-26", reason = "Later.", safeguard = "By hand." });
            var answer = await leadElsewhere.SendAsync(HttpMethod.Post, $"/api/v1/recommendations/{id}/extension", body, seen);
            Refuses(answer, 404);
        }

        using var none = new StringContent("");
        Refuses(await leadElsewhere.SendAsync(HttpMethod.Post, "/api/v1/plans/P1/submit", none, seen), 404);
        Refuses(await lead.GetAsync("/api/v1/messages"), 404);
        Assert.That((await lead.GetAsync("/api/v1/recommendations/R8")).Header("ETag"), Is.EqualTo(seen));
    }

    [Test]
    public async Task Refusal_names_no_command_of_the_command_line()
    {
        var incomplete = await PlanAsync(HttpMethod.Post, "/submit", null);
        var nobodyAsked = await ChangeAsync(reviewer, "R8", "/extension/grant", null);
        var notInIt = await PlanAsync(HttpMethod.Put, "/answers/R1", new { answer = "agreed" });

        foreach (var (answer, said) in new[] { (incomplete, "is not complete"), (nobodyAsked, "Nobody has asked for an extension of R8"), (notInIt, "R1 is not in P2") })
        {
            Refuses(answer, 422);
            Assert.That(Json(answer).GetProperty("detail").GetString(), Does.Contain(said).And.Not.Contains("actionplans"));
        }
    }

    [Test]
    public async Task Of_two_who_change_the_same_row_of_a_plan_at_once_one_is_told_that_it_has_changed()
    {
        var seen = (await leadElsewhere.GetAsync("/api/v1/plans/P2")).Header("ETag");
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(async place =>
        {
            using var body = Body(new { answer = "partlyAgreed", reason = $"Reason {place}." });
            return await leadElsewhere.SendAsync(HttpMethod.Put, "/api/v1/plans/P2/answers/R11", body, seen);
        }));

        Assert.That(answers.Select(answer => answer.Status), Has.Exactly(1).EqualTo(200).And.All.AnyOf(200, 409, 412));
        Assert.That((await leadElsewhere.GetAsync("/api/v1/plans/P2")).Text, Does.Match("Reason [1-8]"));
    }

    [Test]
    public async Task Own_plan_is_not_accepted_by_its_lead()
    {
        var answer = await PlanAsync(HttpMethod.Post, "/accept", null);

        Refuses(answer, 404); // a lead has no such button, so there is no such thing
    }

    [TestCase("", "application/json", 400, "body")]
    [TestCase("{", "application/json", 400, "JSON")]
    [TestCase("[]", "application/json", 400, "JSON")]
    [TestCase("{}", "application/json", 400, "to")]
    [TestCase("""{"to":"29 January","reason":"x","safeguard":"y"}""", "application/json", 400, "$.to")]
    [TestCase("""{"to":"2027-01-29","reason":null,"safeguard":"y"}""", "application/json", 400, "reason")]
    [TestCase("""{"to":"2027-01-29","reason":"x","safeguard":"y","by":"Somebody else"}""", "application/json", 400, "$.by")]
    [TestCase("""{"to":"2027-01-29","reason":"","safeguard":""}""", "application/json", 422, "")]
    [TestCase("""{"to":"2020-01-29","reason":"x","safeguard":"y"}""", "application/json", 422, "")]
    [TestCase("to=2027-01-29", "application/x-www-form-urlencoded", 415, "application/json")]
    public async Task Malformed_request_is_told_what_is_wrong(string text, string type, int status, string said)
    {
        var seen = (await lead.GetAsync("/api/v1/recommendations/R8")).Header("ETag");
        using var body = new StringContent(text, Encoding.UTF8, type);

        var answer = await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R8/extension", body, seen);

        Refuses(answer, status);
        Assert.That(Json(answer).GetProperty("detail").GetString(), Does.Contain(said));
        Assert.That((await lead.GetAsync("/api/v1/recommendations/R8")).Header("ETag"), Is.EqualTo(seen), "nothing was changed");
    }

    [TestCase("/api/v1/recommendations?page=0", 400)]
    [TestCase("/api/v1/recommendations?page=abc", 400)]
    [TestCase("/api/v1/recommendations?page=99999999999999999999", 400)]
    [TestCase("/api/v1/recommendations?pageSize=101", 400)]
    [TestCase("/api/v1/recommendations?standing=lost", 400)]
    [TestCase("/api/v1/recommendations?report=abc", 400)]
    [TestCase("/api/v1/reports?pageSize=-1", 400)]
    [TestCase("/api/v1/reports/abc", 404)]
    [TestCase("/api/v1/reports/99999999999999999999", 404)]
    [TestCase("/api/v1/recommendations/R99999999999999999999", 404)]
    [TestCase("/api/v1/recommendations/%27%20OR%201=1", 404)]
    [TestCase("/api/v1/nothing", 404)]
    [TestCase("/api/v2/reports", 404)]
    public async Task Question_that_makes_no_sense_is_told_so(string path, int status) => Refuses(await lead.GetAsync(path), status);

    [Test]
    public async Task Method_that_is_not_there_is_told_so()
    {
        using var none = new StringContent("");
        Refuses(await lead.SendAsync(HttpMethod.Delete, "/api/v1/reports/1", none), 405);
    }

    [Test]
    public async Task Hostile_files_are_refused()
    {
        var seen = (await lead.GetAsync("/api/v1/recommendations/R1")).Header("ETag");
        foreach (var (name, content, status) in new (string, byte[], int)[]
        {
            ("run.exe", [(byte)'M', (byte)'Z', 0, 0], 422),
            ("audit.pdf", [(byte)'M', (byte)'Z', 0, 0], 422),
            ("audit.pdf", Encoding.UTF8.GetBytes("<html>"), 422),
            ("audit.html", Encoding.UTF8.GetBytes("<script>"), 422),
            ("empty.txt", [], 422),
            ("large.txt", Encoding.UTF8.GetBytes(new string('x', (20 * 1024 * 1024) + 1)), 422),
            ("larger.txt", Encoding.UTF8.GetBytes(new string('x', 22 * 1024 * 1024)), 413),
        })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
            var answer = await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R1/evidence", form, seen);
            Refuses(answer, status, name);
        }

        using var both = new MultipartFormDataContent { { new StringContent("x"), "statement" }, { new ByteArrayContent([120]), "file", "x.txt" } };
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R1/evidence", both, seen), 422);
        using var neither = new MultipartFormDataContent { { new StringContent(""), "statement" } };
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R1/evidence", neither, seen), 422);
        Assert.That((await lead.GetAsync("/api/v1/recommendations/R1")).Header("ETag"), Is.EqualTo(seen), "nothing was stored");
    }

    [Test]
    public async Task Oversized_body_is_refused()
    {
        var seen = (await lead.GetAsync("/api/v1/recommendations/R8")).Header("ETag");
        using var body = Body(new { to = "2027-01-29", reason = new string('x', 300 * 1024), safeguard = "y" });
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R8/extension", body, seen), 413);
        using var longish = Body(new { to = "2027-01-29", reason = new string('x', 3_000), safeguard = "y" });
        Refuses(await lead.SendAsync(HttpMethod.Post, "/api/v1/recommendations/R8/extension", longish, seen), 422);
    }

    [Test]
    public async Task Lists_are_paged_with_links()
    {
        var first = await lead.GetAsync("/api/v1/recommendations?pageSize=4&standing=open");
        Assert.That(Json(first).GetProperty("items").GetArrayLength(), Is.EqualTo(4));
        Assert.That(first.Header("Link"), Does.Contain("</api/v1/recommendations?pageSize=4&standing=open&page=2>; rel=\"next\"").And.Not.Contains("rel=\"prev\""));

        var second = await lead.GetAsync("/api/v1/recommendations?pageSize=4&standing=open&page=2");
        Assert.That(Ids(second), Is.Not.Empty.And.Not.SubsetOf(Ids(first)));
        Assert.That(second.Header("Link"), Does.Contain("page=1>; rel=\"prev\""));

        static string[] Ids(Answer answer) => [.. Json(answer).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    [Test]
    public async Task What_is_the_same_is_not_sent_again()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {lead.Token}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", (await lead.GetAsync("/api/v1/reports/1")).Header("ETag"));

        using var answer = await client.GetAsync(new Uri(service.Address, "/api/v1/reports/1"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(304));
    }

    [TestCase("Bearer")]
    [TestCase("Bearer ap_wrong")]
    [TestCase("Basic dGVzdDp0ZXN0")]
    public async Task Wrong_token_opens_nothing(string header)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await client.GetAsync(new Uri(service.Address, "/api/v1/reports"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
    }

    private async Task<Answer> HandInAsync(string id, string statement)
    {
        using var form = new MultipartFormDataContent { { new StringContent(statement), "statement" } };
        return await lead.SendAsync(HttpMethod.Post, $"/api/v1/recommendations/{id}/evidence", form, (await lead.GetAsync($"/api/v1/recommendations/{id}")).Header("ETag"));
    }

    private static async Task<Answer> ChangeAsync(Visitor visitor, string id, string path, object? body)
    {
        using var content = body is null ? null : Body(body);
        return await visitor.SendAsync(HttpMethod.Post, $"/api/v1/recommendations/{id}{path}", content, (await visitor.GetAsync($"/api/v1/recommendations/{id}")).Header("ETag"));
    }

    private async Task<Answer> PlanAsync(HttpMethod method, string path, object? body)
    {
        using var content = body is null ? null : Body(body);
        return await leadElsewhere.SendAsync(method, $"/api/v1/plans/P2{path}", content, (await leadElsewhere.GetAsync("/api/v1/plans/P2")).Header("ETag"));
    }

    private static JsonContent Body(object body) => JsonContent.Create(body);

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Text).RootElement;

    private static void Refuses(Answer answer, int status, string? what = null)
    {
        Assert.That(answer.Status, Is.EqualTo(status), $"{what} {answer.Text}");
        Assert.That(answer.Header("Content-Type"), Does.StartWith("application/problem+json"));
        Assert.That(Json(answer).GetProperty("status").GetInt32(), Is.EqualTo(status));
        Assert.That(Json(answer).GetProperty("detail").GetString(), Is.Not.Empty.And.Not.Contains("Exception").And.Not.Contains("ActionPlans.Web"));
    }
}
