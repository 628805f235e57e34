using Microsoft.AspNetCore.WebUtilities;
using ActionPlans.Recommendations;

namespace ActionPlans.Web;

/// <summary>The address of a filtered list: links, saved lists and the page itself write and read it in one way.</summary>
internal static class FollowUpAddress
{
    public const string Path = "/follow-up";

    private const int Longest = 200;

    public static string To(ItemFilter filter) => Of(filter) is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    /// <summary>What stands after the question mark: only what is known and given.</summary>
    public static string Of(ItemFilter filter) => string.Join('&', new (string Key, string? Value)[]
        {
            ("standing", filter.Standing), ("kind", filter.Kind), ("area", filter.Area), ("body", filter.Body), ("band", filter.Band), ("age", filter.Age), ("rag", filter.Rag),
            ("step", filter.Step), ("sort", filter.Sort == ItemSort.Due ? null : Sorts.First(sort => sort.Sort == filter.Sort).Key),
        }
        .Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));

    /// <summary>Reads any query; what it does not know is passed over.</summary>
    public static ItemFilter Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new ItemFilter
        {
            Standing = Value("standing"), Kind = Value("kind"), Area = Value("area"), Body = Value("body"), Band = Value("band"), Age = Value("age"), Rag = Value("rag"), Step = Value("step"),
            Sort = Sorts.FirstOrDefault(sort => sort.Key == Value("sort")).Sort,
        };

        string? Value(string key) => values.TryGetValue(key, out var given) && given.ToString().Trim() is { Length: > 0 and <= Longest } value ? value : null;
    }

    public static readonly (string Key, ItemSort Sort, string Text)[] Sorts =
    [
        ("due", ItemSort.Due, "Soonest due first"),
        ("latest", ItemSort.Latest, "Latest due first"),
        ("area", ItemSort.Area, "By area"),
    ];
}
