using System.Runtime.InteropServices;

namespace ActionPlans.Reports.Layout;

/// <summary>Tells running headers, footers and page numbers from what the report says.</summary>
internal static class PageFurniture
{
    private const int RepeatedAtLeast = 2;
    // What stands close to text, or is as wide as text, is often a line of it that two pages happen to cut alike.
    private const int RepeatedBesideText = 4;
    private const int MostLinesTogether = 2;

    /// <summary>One flag a line: true where the line belongs to the page and not to the text.</summary>
    public static bool[] Find(IReadOnlyList<TextLine> lines)
    {
        var furniture = new bool[lines.Count];
        var printed = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Text.AsSpan().IsWhiteSpace())
            {
                printed.Add(i);
            }
        }

        var atEdges = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var p = 0; p < printed.Count; p++)
        {
            var index = printed[p];
            if (IsPageNumber(lines[index].Text) && StandsAlone(lines, index))
            {
                furniture[index] = true;
                MarkFootnote(p);
                NoteEdge(p - 1);
                NoteEdge(p + 1);
            }
            else if (IsStampInAList(lines, printed, p))
            {
                furniture[index] = true;
            }
            else if (AtPageEdge(lines, printed, p))
            {
                NoteEdge(p);
            }
        }

        var width = UsualWidth(lines, printed);
        // What stands at the edge of several pages, its number aside, and hardly anywhere else, is a running header or footer.
        var everywhere = printed.Where(index => lines[index].Text.Length <= 200).CountBy(index => Shape(lines[index].Text)).ToDictionary();
        foreach (var (shape, indexes) in atEdges)
        {
            var edges = indexes.Distinct().Count();
            var least = indexes.Distinct().Count(index => !IsBesideText(lines, index) && !IsFull(lines[index].Text, width)) >= RepeatedAtLeast ? RepeatedAtLeast : RepeatedBesideText;
            if (edges >= least && edges * 3 >= everywhere[shape] * 2)
            {
                indexes.ForEach(index => furniture[index] = true);
            }
        }

        return furniture;

        // "1", then a few indented lines to the page's end.
        void MarkFootnote(int p)
        {
            var end = p + 1;
            while (end < printed.Count && lines[printed[end]].Page == lines[printed[p]].Page)
            {
                end++;
            }

            var isNote = lines[printed[p]].Page is not null && end - p is > 1 and <= 7 && !char.IsWhiteSpace(lines[printed[p]].Text[0])
                && lines[printed[p + 1]].Text.StartsWith("  ", StringComparison.Ordinal);
            for (var note = p + 1; isNote && note < end; note++)
            {
                furniture[printed[note]] = true;
            }
        }

        void NoteEdge(int p)
        {
            if (p >= 0 && p < printed.Count && lines[printed[p]].Text is var text && MayRun(text))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(atEdges, Shape(text), out _) ??= [];
                atEdges[Shape(text)].Add(printed[p]);
            }
        }
    }

    private static bool MayRun(string text) =>
        text.Length <= 200 && text.TrimEnd()[^1] is not ('.' or ':') && !IsRestOfSentence(text.AsSpan().Trim())
        && ListMarker.Of(text) is { IsBullet: false, Number: null } && Parts.PrintedTimescale.OfHeading(text) is null;

    private static int UsualWidth(IReadOnlyList<TextLine> lines, List<int> printed)
    {
        var lengths = printed.Select(index => lines[index].Text.Length).Order().ToList();
        return lengths.Count == 0 ? 0 : lengths[lengths.Count * 9 / 10];
    }

    // As wide as the print and without a gap in it, as the first line of a paragraph is and hardly any header.
    private static bool IsFull(string text, int width) => text.Length * 10 >= width * 9 && !text.AsSpan().Trim().Contains("   ", StringComparison.Ordinal);

    // Whether there are more lines above or below it, without a gap, than a header has, or some that can't be a header's.
    private static bool IsBesideText(IReadOnlyList<TextLine> lines, int index)
    {
        var (first, last) = (index, index);
        while (first > 0 && index - first <= MostLinesTogether && !StartsPage(lines, first) && !IsBlank(lines, first - 1))
        {
            first--;
        }

        while (last - index <= MostLinesTogether && !IsBlank(lines, last + 1) && !StartsPage(lines, last + 1))
        {
            last++;
        }

        var together = Enumerable.Range(first, last - first + 1).Where(i => !IsPageNumber(lines[i].Text)).ToList();
        return together.Count > MostLinesTogether || !together.TrueForAll(i => MayRun(lines[i].Text));
    }

    // Paragraphs that end alike may be cut at the same words by two pages; no header begins in small letters or closes a bracket of another line.
    private static bool IsRestOfSentence(ReadOnlySpan<char> text) =>
        (char.IsLower(text[0]) && text.Contains(' ')) || text.Count('(') != text.Count(')');

    // A running header differs from page to page by its number only.
    private static string Shape(string line) =>
        string.Concat(line.Where(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c)));

    private static bool IsPageNumber(string line)
    {
        var text = line.AsSpan().Trim().Trim('-').Trim();
        if (text.StartsWith("Page ", StringComparison.OrdinalIgnoreCase))
        {
            text = text[5..];
            var of = text.IndexOf(" of ", StringComparison.OrdinalIgnoreCase);
            return IsNumber(of < 0 ? text : text[..of].Trim()) && (of < 0 || IsNumber(text[(of + 4)..].Trim()));
        }

        return IsNumber(text);
    }

    // A motto or stamp in capitals that the page's foot has left between two items, or in the middle of one.
    private static bool IsStampInAList(IReadOnlyList<TextLine> lines, List<int> printed, int p)
    {
        var text = lines[printed[p]].Text.Trim();
        if (p == 0 || p + 1 == printed.Count || text.Length is < 6 or > 40 || !text.Contains(' ') || !text.All(c => char.IsUpper(c) || c == ' ')
            || !IsBlank(lines, printed[p] - 1) || !IsBlank(lines, printed[p] + 1))
        {
            return false;
        }

        var next = ListMarker.Of(lines[printed[p + 1]].Text);
        return (next.Rest.Length > 0 && char.IsLower(next.Rest[0])) || (next.IsBullet && ListMarker.Of(lines[printed[p - 1]].Text).IsBullet);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length is > 0 and <= 3 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool StandsAlone(IReadOnlyList<TextLine> lines, int index) =>
        IsBlank(lines, index - 1) || IsBlank(lines, index + 1) || StartsPage(lines, index + 1) || StartsPage(lines, index);

    private static bool IsBlank(IReadOnlyList<TextLine> lines, int index) =>
        index < 0 || index >= lines.Count || lines[index].Text.AsSpan().IsWhiteSpace();

    private static bool StartsPage(IReadOnlyList<TextLine> lines, int index) =>
        index > 0 && index < lines.Count && lines[index].Page != lines[index - 1].Page;

    // The two outermost printed lines of a page.
    private static bool AtPageEdge(IReadOnlyList<TextLine> lines, List<int> printed, int p) =>
        lines[printed[p]].Page is { } page && (PageOf(lines, printed, p - 2) != page || PageOf(lines, printed, p + 2) != page);

    private static int? PageOf(IReadOnlyList<TextLine> lines, List<int> printed, int p) =>
        p < 0 || p >= printed.Count ? null : lines[printed[p]].Page;
}
