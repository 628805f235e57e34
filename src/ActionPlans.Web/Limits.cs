using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ActionPlans.Domain;
using ActionPlans.Web.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace ActionPlans.Web;

/// <summary>How much and how often: what one address may try to sign in, what one token may ask, and how large anything may be.</summary>
internal static class Limits
{
    public const string SignIn = "sign-in";
    public const string Api = "api";

    /// <summary>In bytes: a report of the largest size that is read, with its form around it.</summary>
    public const long LargestRequest = 26 * 1024 * 1024;

    /// <summary>In bytes: evidence of at most 20 MB, with its form around it.</summary>
    public const long LargestUpload = 21 * 1024 * 1024;

    /// <summary>In bytes.</summary>
    public const long LargestJson = 256 * 1024;

    private const long LargestDrained = 64 * 1024 * 1024;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        if (limits.SignInsPerMinute < 1 || limits.RequestsPerMinute < 1)
            throw new RefusedException("Limits:SignInsPerMinute and Limits:RequestsPerMinute have to be at least 1: correct them in actionplans.json or in the environment");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestDrained;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = LargestRequest;
            form.ValueLengthLimit = 1024 * 1024;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            // Looking at the page is no attempt.
            limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? PerMinute(Address(context), limits.SignInsPerMinute)
                : RateLimitPartition.GetNoLimiter("reading"));
            limiter.AddPolicy(Api, context => PerMinute(
                context.User.FindFirstValue(BearerTokens.TokenClaim) is { } token ? $"token {token}" : Address(context), limits.RequestsPerMinute));
        });
    }

    /// <summary>
    /// Says before anything is read that it is too large: a form's page would otherwise only find its token missing. The server itself takes more,
    /// and throws it away, because a browser that is cut off while it sends never shows the answer.
    /// </summary>
    public static IApplicationBuilder UseSizeLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var largest = context.GetEndpoint()?.Metadata.GetMetadata<LargestBody>()?.Bytes ?? LargestRequest;
        if (context.Request.ContentLength > largest && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            context.Request.ContentType = null; // the page that says so must not read it as a form either
            return Task.CompletedTask;
        }

        // Who does not say how much is coming is cut off.
        if (context.Request.ContentLength is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = largest;
        return next(context);
    });

    /// <summary>How many bytes an endpoint takes, where that is not <see cref="LargestRequest"/>.</summary>
    public sealed record LargestBody(long Bytes);

    private static RateLimitPartition<string> PerMinute(string who, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>One household or office has a whole /64 of IPv6 addresses to try from.</summary>
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "address unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return $"address {(address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]) : address)}";
    }
}
