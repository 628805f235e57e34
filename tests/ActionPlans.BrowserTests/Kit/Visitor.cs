using System.Net;
using System.Text.RegularExpressions;

namespace ActionPlans.BrowserTests.Kit;

/// <summary>
/// Somebody at the other end of HTTP. Keeps cookies as a browser does, also those that are for secure connections: browsers take localhost for one,
/// .NET's own cookie container does not. Follows no redirects.
/// </summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public Visitor(Service service) => client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Address };

    /// <summary>Sent with every request; null: none.</summary>
    public string? Token { get; init; }

    public static async Task<Visitor> SignedInAsync(Service service, SamplePerson person, string password = "sample-password-1")
    {
        var visitor = new Visitor(service);
        var answer = await visitor.SubmitAsync("/sign-in", "/sign-in", ("Address", person.Email), ("Password", password));
        Assert.That(answer.Status, Is.EqualTo(302), $"{person.Name} signs in: {answer.Text}");
        return visitor;
    }

    /// <summary>Somebody's program, with a token that they made themselves.</summary>
    public static async Task<Visitor> WithTokenAsync(Service service, SamplePerson person, string scope)
    {
        using var owner = await SignedInAsync(service, person);
        var answer = await owner.SubmitAsync("/account/tokens", "/account/tokens?handler=Issue", ("Name", "a program"), ("Scope", scope), ("Days", "30"));
        return new Visitor(service) { Token = Secret().Match(answer.Text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException(answer.Text) };
    }

    /// <summary>The same person at another node: the cookies go along, as behind one address.</summary>
    public Visitor At(Service node)
    {
        var there = new Visitor(node) { Token = Token };
        foreach (var (name, value) in cookies)
            there.cookies[name] = value;
        return there;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sends a form of a page, with the token against forgery that the page carries.</summary>
    public async Task<Answer> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = FormToken().Match((await GetAsync(page)).Text);
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value))));
        return await SendAsync(HttpMethod.Post, action, form);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null, string? formToken = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (Token is not null)
            request.Headers.Add("Authorization", $"Bearer {Token}");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (formToken is not null)
            request.Headers.Add("RequestVerificationToken", formToken); // as scripts send it
        using var response = await client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            Keep(set);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public void Dispose() => client.Dispose();

    private void Keep(string set)
    {
        var pair = set.Split(';')[0];
        var name = pair[..pair.IndexOf('=', StringComparison.Ordinal)];
        if (set.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            cookies.Remove(name);
        else
            cookies[name] = pair[(name.Length + 1)..];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<code class=\"secret\">([^<]+)</code>")]
    private static partial Regex Secret();
}

/// <param name="Text">The body.</param>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
