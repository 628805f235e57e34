using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace ActionPlans.Web.Providers;

/// <summary>
/// The authorisation code flow with PKCE. Tokens and claims come from the provider itself over TLS, which stands for the signature of its ID token
/// (OpenID Connect Core, 3.1.3.7); that it is for us, from it, in time and about the same person is checked.
/// </summary>
internal sealed class ProviderHandler(IOptionsMonitor<ProviderOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<ProviderOptions>(options, logger, encoder)
{
    public const string EmailVerified = "email_verified";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await Options.DiscoverAsync(Context.RequestAborted);
        await base.HandleChallengeAsync(properties);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await Options.DiscoverAsync(Context.RequestAborted);
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = Payload(tokens.Response!.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null);
        if (Said(idToken, "iss") != Options.Issuer || !IsForUs(idToken) || !idToken.TryGetProperty("exp", out var ends) || DateTimeOffset.FromUnixTimeSeconds(ends.GetInt64()) <= TimeProvider.GetUtcNow())
            throw new AuthenticationFailureException("The ID token is of somebody else, for somebody else, or has expired");

        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var person = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));
        var subject = Said(person.RootElement, "sub");
        if (string.IsNullOrEmpty(subject) || subject != Said(idToken, "sub"))
            throw new AuthenticationFailureException("The ID token and the claims are about different people");

        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, subject));
        if (Said(person.RootElement, "email") is { Length: > 0 } email)
            identity.AddClaim(new Claim(ClaimTypes.Email, email));
        // Some providers send the word instead of the value.
        if (person.RootElement.TryGetProperty(EmailVerified, out var verified) && (verified.ValueKind == JsonValueKind.True || (verified.ValueKind == JsonValueKind.String && verified.GetString() == "true")))
            identity.AddClaim(new Claim(EmailVerified, "true"));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private bool IsForUs(JsonElement idToken) => idToken.TryGetProperty("aud", out var audience) && audience.ValueKind switch
    {
        JsonValueKind.String => audience.GetString() == Options.ClientId,
        JsonValueKind.Array => audience.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == Options.ClientId),
        _ => false,
    };

    private static string? Said(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Payload(string? token)
    {
        try
        {
            return token?.Split('.') is [_, var payload, _] ? JsonDocument.Parse(Base64Url.DecodeFromChars(payload)).RootElement : throw new AuthenticationFailureException("The identity provider sent no ID token");
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            throw new AuthenticationFailureException("The ID token cannot be read", malformed);
        }
    }
}
