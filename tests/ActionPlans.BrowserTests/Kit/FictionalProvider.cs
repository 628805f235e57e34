using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlans.BrowserTests.Kit;

/// <summary>An OpenID Connect provider of a made-up organisation: whoever comes is the person that the test says.</summary>
public sealed class FictionalProvider : IAsyncDisposable
{
    public const string ClientId = "actionplans";
    public const string ClientSecret = "a secret between the two";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> challenges = new(StringComparer.Ordinal);

    private FictionalProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.First().TrimEnd('/');

    public string Subject { get; set; } = "person-1";

    public string Email { get; set; } = "";

    public bool IsVerified { get; set; } = true;

    /// <summary>For whom the ID token says that it is.</summary>
    public string Audience { get; set; } = ClientId;

    public static async Task<FictionalProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new FictionalProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = provider.Address, ["authorization_endpoint"] = $"{provider.Address}/authorize", ["token_endpoint"] = $"{provider.Address}/token", ["userinfo_endpoint"] = $"{provider.Address}/me",
        }));
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        app.MapGet("/me", (HttpContext context) => context.Request.Headers.Authorization == "Bearer access"
            ? Results.Json(new { sub = provider.Subject, email = provider.Email, email_verified = provider.IsVerified })
            : Results.Unauthorized());
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        challenges[code] = asked["code_challenge"].ToString();
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !challenges.TryRemove(form["code"].ToString(), out var challenge) || challenge != WebEncoders.Base64UrlEncode(verifier))
            return Results.BadRequest();
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { iss = Address, aud = Audience, sub = Subject, exp = TimeProvider.System.GetUtcNow().AddDays(30).ToUnixTimeSeconds() });
        return Results.Json(new Dictionary<string, string> { ["access_token"] = "access", ["token_type"] = "Bearer", ["id_token"] = $"e30.{WebEncoders.Base64UrlEncode(payload)}.x" });
    }
}
