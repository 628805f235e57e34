using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ActionPlans.Web.Api;

/// <summary>Who calls the API with a personal token. Cookies do not count here, so that no other site's page can call it in a visitor's name.</summary>
internal sealed class BearerTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    public const string ScopeClaim = "scope";

    /// <summary>By which requests are counted.</summary>
    public const string TokenClaim = "token";

    private const string Prefix = "Bearer ";
    private const int LongestSecret = 200;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        var secret = header[Prefix.Length..].Trim();
        if (secret.Length is 0 or > LongestSecret || tokens.Find(TokenKind.Api, secret) is not { } grant)
            return Task.FromResult(AuthenticateResult.Fail("unknown, revoked or expired"));

        var identity = new ClaimsIdentity(
            [
                new Claim(NameTheViewer.PersonClaim, grant.PersonId.ToString(CultureInfo.InvariantCulture)),
                new Claim(TokenClaim, grant.Id.ToString(CultureInfo.InvariantCulture)),
                .. grant.Scopes.Select(scope => new Claim(ScopeClaim, scope)),
            ],
            SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return Task.CompletedTask;
    }
}
