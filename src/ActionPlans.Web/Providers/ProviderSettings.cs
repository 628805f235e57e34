using ActionPlans.Domain;

namespace ActionPlans.Web.Providers;

/// <summary>An identity provider of the NHS or a council: a section below Authentication:Schemes of actionplans.json, named by what is stored with the accounts.</summary>
internal sealed class ProviderSettings
{
    /// <summary>What people read on the button: "NHS Northmere".</summary>
    public string? Name { get; set; }

    /// <summary>The address below which /.well-known/openid-configuration lies; https, but for one on this machine.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <exception cref="RefusedException">Something is missing or cannot be; the message names it.</exception>
    public void Check(string scheme)
    {
        if (!scheme.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            throw new RefusedException($"Authentication:Schemes:{scheme} is no name for an identity provider: use letters, digits and hyphens");
        if (string.IsNullOrWhiteSpace(ClientId) || string.IsNullOrWhiteSpace(ClientSecret) || string.IsNullOrWhiteSpace(Authority))
            throw new RefusedException($"Authentication:Schemes:{scheme} needs Authority, ClientId and ClientSecret: correct it in actionplans.json or in the environment");
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new RefusedException($"Authentication:Schemes:{scheme}:Authority has to be an https address: correct it in actionplans.json or in the environment");
    }
}
