using System.Reflection;
using System.Text.Json;

namespace ActionPlans.Web.Elsa;

/// <summary>
/// A body as Studio sends it. Its releases differ in what they send besides, so unlike in the API for programs names that are not known here are passed over.
/// </summary>
internal sealed record Sent<T>(T Body) : IBindableFromHttpContext<Sent<T>>
    where T : class
{
    public static async ValueTask<Sent<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ElsaJson.Options, context.RequestAborted) ?? throw new BadHttpRequestException("no body"));
}
