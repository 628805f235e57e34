using System.Globalization;
using System.Security.Claims;
using ActionPlans.Accounts;
using ActionPlans.Web.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlans.Web;

/// <summary>ASP.NET Core Identity on our own tables: passwords, lockout, a second factor, passkeys.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<NameTheViewer>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountPrincipals>();
        services.AddIdentityCore<Account>(identity =>
            {
                // Length instead of character classes, as the National Cyber Security Centre advises.
                identity.Password = new PasswordOptions { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 5 };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddSignInManager()
            // Not the default ones: codes by email or phone would ask the store for addresses, and email is no second factor.
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey stands for both factors: what somebody has, and what the device asks them for.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required"; // so that nobody types an address first
        });
        services.AddAuthentication(SchemeOfRequest).AddPolicyScheme(SchemeOfRequest, displayName: null, policy => policy.ForwardDefaultSelector = context =>
            context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? BearerTokens.SchemeName : IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                Harden(cookie.Cookie, "__Host-actionplans");
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/problem/403";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context =>
                {
                    // A script cannot use a page to sign in on.
                    if (context.Request.Path.StartsWithSegments("/elsa", StringComparison.OrdinalIgnoreCase))
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    else
                        context.Response.Redirect(context.RedirectUri);
                    return Task.CompletedTask;
                };
            });
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Harden(cookie.Cookie, "__Host-actionplans-second"));
            cookies.ExternalCookie!.Configure(cookie => Harden(cookie.Cookie, "__Host-actionplans-provider"));
        });
        services.AddAntiforgery(antiforgery =>
        {
            Harden(antiforgery.Cookie, "__Host-actionplans-form");
            // Otherwise it refuses http://localhost, where browsers do take secure cookies. The policy below makes every cookie secure.
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.None;
        });
        services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.Secure = CookieSecurePolicy.Always;
            policy.HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always;
        });
        // A password or second factor changed elsewhere ends this session within a minute.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        return services;
    }

    private const string SchemeOfRequest = "request";

    public static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
    }

    private sealed class AccountPrincipals(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(NameTheViewer.PersonClaim, user.PersonId.ToString(CultureInfo.InvariantCulture)));
            if (user.StartPasswordUntil is not null)
                identity.AddClaim(new Claim(NameTheViewer.StartPasswordClaim, "yes"));
            return identity;
        }
    }
}
