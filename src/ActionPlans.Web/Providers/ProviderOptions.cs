using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace ActionPlans.Web.Providers;

/// <summary>An OpenID Connect provider; where its endpoints are, it says itself.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    private readonly SemaphoreSlim once = new(1, 1);

    public string Authority { get; set; } = "";

    public string Issuer { get; private set; } = "";

    /// <summary>The endpoints are not known before the first use, so the base class's demand for them does not hold.</summary>
    public override void Validate()
    {
    }

    /// <summary>Asks the provider once where its endpoints are. It must name itself as it is configured (OpenID Connect Discovery, 4.3).</summary>
    /// <exception cref="InvalidOperationException">It cannot be reached, or says something that cannot be.</exception>
    public async Task DiscoverAsync(CancellationToken cancellationToken)
    {
        if (Issuer.Length > 0)
            return;
        await once.WaitAsync(cancellationToken);
        try
        {
            if (Issuer.Length > 0)
                return;
            var said = await Backchannel.GetFromJsonAsync<Discovery>($"{Authority.TrimEnd('/')}/.well-known/openid-configuration", cancellationToken)
                ?? throw new InvalidOperationException("The identity provider says nothing about itself");
            if (said.Issuer?.TrimEnd('/') != Authority.TrimEnd('/'))
                throw new InvalidOperationException("The identity provider names itself otherwise than it is configured");
            AuthorizationEndpoint = Safe(said.AuthorizationEndpoint);
            TokenEndpoint = Safe(said.TokenEndpoint);
            UserInformationEndpoint = Safe(said.UserInfoEndpoint);
            Issuer = said.Issuer;
        }
        finally
        {
            once.Release();
        }
    }

    private static string Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)
            ? address
            : throw new InvalidOperationException("The identity provider names an endpoint that is no https address");

    private sealed record Discovery(
        [property: JsonPropertyName("issuer")] string? Issuer,
        [property: JsonPropertyName("authorization_endpoint")] string? AuthorizationEndpoint,
        [property: JsonPropertyName("token_endpoint")] string? TokenEndpoint,
        [property: JsonPropertyName("userinfo_endpoint")] string? UserInfoEndpoint);
}
