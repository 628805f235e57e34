using Microsoft.AspNetCore.Diagnostics;

namespace ActionPlans.Web.Api;

/// <summary>Whatever goes wrong below /api is answered as a <see cref="Problem"/>, never as a page.</summary>
internal sealed class ApiProblems(ILogger<ApiProblems> log) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        Problem? problem;
        try
        {
            await next(context);
            problem = context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } ? Problem.Of(context.Response.StatusCode) : null;
        }
        catch (Exception thrown) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            problem = Problem.Of(thrown);
            if (problem.Status == StatusCodes.Status500InternalServerError)
                log.LogError(thrown, "{Method} {Route} failed", context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        }

        if (problem is not null)
            await problem.ToResult().ExecuteAsync(context);
    }
}
