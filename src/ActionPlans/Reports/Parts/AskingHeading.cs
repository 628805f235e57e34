using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>A heading that says that something is asked for below it.</summary>
/// <param name="Owner">Whom the heading itself names ("What does the local authority need to improve?"); null if nobody.</param>
internal sealed record AskingHeading(RecommendationKind Kind, string? Owner)
{
    private const int LongestHeading = 90;
    private const int LongestTail = 45;
    private const int LongestOwner = 60;

    private static readonly (string Before, string After, RecommendationKind Kind)[] Naming =
    [
        ("what does ", " need to improve", RecommendationKind.AreaForImprovement),
        ("what do ", " need to improve", RecommendationKind.AreaForImprovement),
        ("action ", " must take", RecommendationKind.MustDo),
        ("actions ", " must take", RecommendationKind.MustDo),
        ("action ", " should take", RecommendationKind.ShouldDo),
        ("actions ", " should take", RecommendationKind.ShouldDo),
        ("importantly, ", " must:", RecommendationKind.MustDo),
        ("in addition, ", " should:", RecommendationKind.ShouldDo),
        ("in addition ", " should:", RecommendationKind.ShouldDo),
        ("", " must:", RecommendationKind.MustDo),
        ("", " should:", RecommendationKind.ShouldDo),
    ];

    /// <param name="starts">How the family's headings start (lower case), with the kind of what stands below. The forms that
    /// name somebody are taken for the kinds in it.</param>
    public static AskingHeading? Of(Block block, IReadOnlyDictionary<string, RecommendationKind> starts)
    {
        var text = block.Text;
        if (block.Kind != BlockKind.Paragraph || text.Length > LongestHeading || text[^1] is '.' or ',' or ';')
        {
            return null;
        }

        foreach (var (start, kind) in starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && text.Length <= start.Length + LongestTail)
            {
                return new AskingHeading(kind, null);
            }
        }

        foreach (var (before, after, kind) in Naming)
        {
            if (text.StartsWith(before, StringComparison.OrdinalIgnoreCase) && starts.Values.Contains(kind)
                && text.IndexOf(after, before.Length, StringComparison.OrdinalIgnoreCase) is > 0 and var end && end - before.Length <= LongestOwner
                && OrganisationWords.IsKind(text[before.Length..end]))
            {
                return new AskingHeading(kind, text[before.Length..end]);
            }
        }

        return null;
    }
}
