using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ActionPlans.Web.Api;

/// <summary>
/// The version of a thing is the hash of how it is shown: whatever somebody could have seen differently makes it another one. Whoever changes it
/// names the version that they saw (If-Match). Two who do so in the same instant are told apart below: an answer or action of a plan by the version of
/// its row, which the use case compares in its own transaction, everything else by the guards of state that every decision passes.
/// </summary>
internal static class Versions
{
    /// <summary>The thing with its version; only that it is the same, for who has that already.</summary>
    public static IResult Shown<T>(HttpContext context, T thing)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(thing, ApiJson.Options);
        var version = Of(content);
        context.Response.Headers.ETag = version.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        return HttpMethods.IsGet(context.Request.Method) && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(version, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(content, "application/json");
    }

    /// <returns>Null when the caller saw the thing as it is now; otherwise why nothing may be changed.</returns>
    public static Problem? Unseen<T>(HttpContext context, T now)
    {
        if (context.Request.Headers.IfMatch.Count == 0)
            return Problem.Of(StatusCodes.Status428PreconditionRequired, "Say which version you saw: send the ETag of the thing that you change as If-Match.");
        var version = Of(JsonSerializer.SerializeToUtf8Bytes(now, ApiJson.Options));
        return context.Request.GetTypedHeaders().IfMatch.Any(one => one.Compare(version, useStrongComparison: true))
            ? null
            : Problem.Of(StatusCodes.Status412PreconditionFailed, "It has changed since you saw it, or If-Match is not its ETag. Read it again, look whether your change still makes sense, and send the new ETag.");
    }

    private static EntityTagHeaderValue Of(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
}
