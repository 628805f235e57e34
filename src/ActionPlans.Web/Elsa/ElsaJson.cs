using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionPlans.Web.Elsa;

/// <summary>JSON as Elsa Server writes it.</summary>
internal static class ElsaJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 160, // never put into a page
    };

    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    public static IResult List<T>(IReadOnlyCollection<T> items) => Answer(new ListOf<T>(items, items.Count));

    public static IResult Page<T>(IReadOnlyCollection<T> items, long total) => Answer(new PageOf<T>(items, total));

    private sealed record ListOf<T>(IReadOnlyCollection<T> Items, int Count);

    private sealed record PageOf<T>(IReadOnlyCollection<T> Items, long TotalCount);
}

/// <summary>What somebody may do with a thing: Studio hides what has no link.</summary>
internal sealed record Link(string Href, string Rel, string Method);
