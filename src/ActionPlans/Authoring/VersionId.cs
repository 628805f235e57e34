using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlans.Authoring;

/// <summary>By which the editor names a version: "recommendation-2". A draft's id also says which save of it was seen: "recommendation-2.5".</summary>
/// <param name="Revision">Null for a published version.</param>
public sealed partial record VersionId(string DefinitionId, long Version, long? Revision)
{
    /// <returns>Null when it is none of ours.</returns>
    public static VersionId? TryParse(string? text) => text is not null && Form().Match(text) is { Success: true } match
        ? new VersionId(match.Groups[1].Value, Number(match.Groups[2]), match.Groups[3].Success ? Number(match.Groups[3]) : null)
        : null;

    public static string Of(string definitionId, long version) => string.Create(CultureInfo.InvariantCulture, $"{definitionId}-{version}");

    public override string ToString() => Revision is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"{DefinitionId}-{Version}.{revision}")
        : Of(DefinitionId, Version);

    private static long Number(Group digits) => long.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(.{1,100})-([0-9]{1,9})(?:\.([0-9]{1,9}))?$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
