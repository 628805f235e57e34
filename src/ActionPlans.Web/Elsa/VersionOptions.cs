using System.Globalization;
using ActionPlans.Authoring;

namespace ActionPlans.Web.Elsa;

/// <summary>Elsa's words for which versions are meant.</summary>
internal static class VersionOptions
{
    /// <param name="options">Null for all.</param>
    public static bool Take(string? options, AuthoredVersion version) => options switch
    {
        null or "" or "All" or "AllVersions" => true,
        "Latest" => version.IsLatest,
        "Published" => version.Standing == VersionStanding.Current,
        "Draft" => version.Standing == VersionStanding.Draft,
        "LatestOrPublished" or "LatestAndPublished" => version.IsLatest || version.Standing == VersionStanding.Current,
        _ => long.TryParse(options, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && version.Version == number,
    };
}
