using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlans.Web.Api;

/// <summary>Why a request was not carried out (RFC 9457). The type is always about:blank: status and words say it.</summary>
/// <param name="Title">The name of the status.</param>
/// <param name="Detail">What happened and what to do.</param>
internal sealed record Problem(int Status, string Title, string Detail)
{
    public const string MediaType = "application/problem+json";

    public string Type => "about:blank";

    public static Problem Of(int status, string detail) => new(status, ReasonPhrases.GetReasonPhrase(status), detail);

    public static Problem Of(int status) => Of(status, status switch
    {
        StatusCodes.Status401Unauthorized => "Send a personal token: Authorization: Bearer … Make one under Account, API tokens; it may have been revoked or have expired.",
        StatusCodes.Status403Forbidden => "This token may only read. Make one that may write under Account, API tokens.",
        StatusCodes.Status404NotFound => "There is no such thing, or none that you may see or do this to.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method; /api/v1/openapi.json lists those that it does.",
        StatusCodes.Status413PayloadTooLarge => "That is larger than is taken here. Nothing was stored.",
        StatusCodes.Status415UnsupportedMediaType => "Send application/json, or multipart/form-data where a file is handed in.",
        StatusCodes.Status429TooManyRequests => "Too many requests with this token or from this address. Wait as long as Retry-After says.",
        _ => "Nothing was changed. Try again; if it happens again, tell your administrator what you were doing.",
    });

    public static Problem Of(Exception thrown) => thrown switch
    {
        NotFoundException => Of(StatusCodes.Status404NotFound),
        RefusedException refused => Of(StatusCodes.Status422UnprocessableEntity, Words.WithoutCommands(refused.Message)),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Of(StatusCodes.Status400BadRequest, Understood(bad)),
        BadHttpRequestException bad => Of(bad.StatusCode),
        CommitUnknownException unknown => Of(StatusCodes.Status500InternalServerError, unknown.Message),
        _ => Of(StatusCodes.Status500InternalServerError),
    };

    /// <summary>Nothing was done, and why: refused, or somebody was first.</summary>
    public static Problem Of(Decision decision) => Of(
        decision.Outcome == DecisionOutcome.Ignored ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
        Words.WithoutCommands(decision.Reason ?? "It could not be done."));

    public IResult ToResult() => Results.Json(this, ApiJson.Options, MediaType, Status);

    // The framework's words name our types; these name the place in what was sent.
    private static string Understood(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException { Path: { Length: > 1 } path } => $"The body could not be understood at {path}; /api/v1/openapi.json says what belongs there.",
        JsonException missing when missing.Message.Split("including: ") is [_, var names] => $"The body lacks {names.TrimEnd('.')}; /api/v1/openapi.json says what belongs there.",
        JsonException => "The body is no JSON object of the form that /api/v1/openapi.json gives.",
        _ when bad.Message.Split('"') is [_, "input", ..] => "A JSON body is missing; /api/v1/openapi.json says what belongs there.",
        _ when bad.Message.Split('"') is [_, var parameter, ..] => $"{parameter.Split(' ')[^1]} could not be understood, or is missing; /api/v1/openapi.json says what belongs there.",
        _ => "The request could not be understood; /api/v1/openapi.json says what belongs there.",
    };
}
