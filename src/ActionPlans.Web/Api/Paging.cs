using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlans.Web.Api;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Page">From 1; 1 when left out.</param>
/// <param name="PageSize">1 to 100; 25 when left out.</param>
internal sealed record Paging(int? Page, int? PageSize)
{
    private const int Last = 100_000;
    private const int Largest = 100;

    public int Number => Page ?? 1;

    public int Size => PageSize ?? 25;

    /// <returns>Null when it can be used.</returns>
    public Problem? Wrong() => Number is < 1 or > Last ? Problem.Of(StatusCodes.Status400BadRequest, string.Create(CultureInfo.InvariantCulture, $"page is from 1 to {Last}."))
        : Size is < 1 or > Largest ? Problem.Of(StatusCodes.Status400BadRequest, $"pageSize is from 1 to {Largest}.")
        : null;

    /// <summary>A page of a list, and where the others are (RFC 8288).</summary>
    public IResult Shown<T>(HttpContext context, IEnumerable<T> items, long total)
    {
        var pages = Math.Max(1, (total + Size - 1) / Size);
        var links = new List<(string Rel, long Page)> { ("first", 1), ("last", pages) };
        if (Number > 1)
            links.Add(("prev", Math.Min(Number - 1, pages)));
        if (Number < pages)
            links.Add(("next", Number + 1));
        context.Response.Headers.Link = string.Join(", ", links.Select(link => $"<{Address(context.Request, link.Page)}>; rel=\"{link.Rel}\""));
        return Results.Json(new PageOf<T>([.. items], total, Number, pages), ApiJson.Options);
    }

    private static string Address(HttpRequest request, long page)
    {
        var others = request.Query.Where(pair => !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return QueryHelpers.AddQueryString(request.Path, others.Append(KeyValuePair.Create("page", (string?)page.ToString(CultureInfo.InvariantCulture))));
    }
}

internal sealed record PageOf<T>(IReadOnlyList<T> Items, long Total, int Page, long Pages);
