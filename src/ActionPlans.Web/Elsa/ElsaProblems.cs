using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Web.Api;
using ActionPlans.Workflows;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace ActionPlans.Web.Elsa;

/// <summary>
/// Whatever goes wrong below /elsa is answered in the form that Studio shows in the editor: problem details with a list of sentences. What is refused, or may not have been saved, has status 400,
/// whatever the reason: Studio 3.8.2 shows nothing of an answer with another one.
/// </summary>
internal sealed class ElsaProblems(ILogger<ElsaProblems> log) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/elsa", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        IResult? problem = null;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                problem = Of(
                    context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge ? StatusCodes.Status400BadRequest : context.Response.StatusCode, Said(context.Response.StatusCode));
        }
        catch (Exception thrown) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            problem = Of(thrown);
            if (problem is null || thrown is CommitUnknownException)
                log.LogError(thrown, "{Method} {Route} failed", context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            problem ??= Of(StatusCodes.Status500InternalServerError, Said(StatusCodes.Status500InternalServerError));
        }

        if (problem is not null)
            await problem.ExecuteAsync(context);
    }

    public static IResult Of(int status, params IReadOnlyList<string> sentences) => Results.Json(
        new ProblemShape("about:blank", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), status, sentences[0], new ErrorsShape(sentences)),
        ElsaJson.Options, Problem.MediaType, status);

    private static IResult? Of(Exception thrown) => thrown switch
    {
        NotFoundException => Of(StatusCodes.Status404NotFound, Said(StatusCodes.Status404NotFound)),
        DefinitionRefusedException refused => Of(StatusCodes.Status400BadRequest, [.. refused.Problems.Select(problem => $"Not saved: {problem}")]),
        RefusedException refused => Of(StatusCodes.Status400BadRequest, refused.Message),
        AntiforgeryValidationException => Of(StatusCodes.Status400BadRequest, "This page is too old, or somebody else has signed in since. Nothing was stored: load the page again."),
        BadHttpRequestException bad => Of(bad.StatusCode, Said(bad.StatusCode)),
        CommitUnknownException unknown => Of(StatusCodes.Status400BadRequest, unknown.Message),
        System.Text.Json.JsonException => Of(StatusCodes.Status400BadRequest, Said(StatusCodes.Status400BadRequest)),
        _ => null,
    };

    private static string Said(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "That could not be understood. Nothing was stored.",
        StatusCodes.Status401Unauthorized => "You are no longer signed in. Nothing was stored: sign in in another tab, then try again.",
        StatusCodes.Status404NotFound => "There is no such thing, or none that you may see or do this to. Nothing was stored.",
        StatusCodes.Status413PayloadTooLarge => "The definition is larger than 2 MB: that is no workflow. Nothing was stored.",
        _ => "Nothing was stored. Try again; if it happens again, tell whoever runs the service what you were doing.",
    };

    private sealed record ProblemShape(string Type, string Title, int Status, string Detail, ErrorsShape Errors);

    private sealed record ErrorsShape(IReadOnlyList<string> GeneralErrors);
}
