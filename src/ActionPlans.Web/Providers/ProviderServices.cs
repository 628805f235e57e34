using Microsoft.AspNetCore.Identity;

namespace ActionPlans.Web.Providers;

/// <summary>The identity providers that are configured; none by default.</summary>
internal static class ProviderServices
{
    /// <summary>Where the browser comes back to, for each provider a path of its own.</summary>
    private const string Callback = "/sign-in/callback/";

    public static void AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication();
        foreach (var section in configuration.GetSection("Authentication:Schemes").GetChildren())
        {
            var settings = section.Get<ProviderSettings>() ?? new ProviderSettings();
            settings.Check(section.Key);
            authentication.AddOAuth<ProviderOptions, ProviderHandler>(section.Key, settings.Name ?? section.Key, options =>
            {
                options.Authority = settings.Authority!;
                options.ClientId = settings.ClientId!;
                options.ClientSecret = settings.ClientSecret!;
                options.CallbackPath = Callback + section.Key;
                options.SignInScheme = IdentityConstants.ExternalScheme;
                options.UsePkce = true;
                options.Scope.Add("openid");
                options.Scope.Add("email");
                SignInServices.Harden(options.CorrelationCookie, "__Host-actionplans-way-");
                options.Events.OnRemoteFailure = context =>
                {
                    // The person refused, took too long, or came with somebody else's answer.
                    context.HandleResponse();
                    context.Response.Redirect("/sign-in/linked?failed=true");
                    return Task.CompletedTask;
                };
            });
        }
    }

    /// <summary>The way to a provider begins here. A link, not a form: the content security policy lets no form lead to another host.</summary>
    public static void MapProviders(this IEndpointRouteBuilder routes) => routes.MapGet("/sign-in/with/{provider}", async (
        HttpContext context, string provider, string? returnUrl, SignInManager<Accounts.Account> signIn) =>
    {
        var known = (await signIn.GetExternalAuthenticationSchemesAsync()).FirstOrDefault(scheme => scheme.Name == provider);
        if (known is null)
            return Results.NotFound();
        var onTo = $"/sign-in/linked?returnUrl={Uri.EscapeDataString(returnUrl ?? "/")}";
        return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(known.Name, onTo), [known.Name]);
    }).AllowAnonymous().RequireRateLimiting(Limits.Api).ExcludeFromDescription();
}
