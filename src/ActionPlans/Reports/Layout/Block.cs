namespace ActionPlans.Reports.Layout;

internal enum BlockKind { Paragraph, Item, Row }

/// <summary>A paragraph, list item or table row, whole again after wrapping, blank lines and page breaks.</summary>
/// <param name="Text">Without bullet, number, emphasis; single spaces. For a row its cells joined by a space.</param>
/// <param name="Number">Printed number, e.g. "1.17" or "28", without its closing dot; else null.</param>
/// <param name="Bullet">The sign of a list item; '\0' for all else.</param>
/// <param name="Indent">Columns before the bullet or first word.</param>
/// <param name="Cells">For a row: its cells, trimmed, in order; else empty.</param>
internal sealed record Block(
    BlockKind Kind, string Text, LineSpan Lines, PageSpan? Pages, int Indent, string? Number, IReadOnlyList<string> Cells, char Bullet = '\0')
{
    /// <summary>Numbered "(a)", "iv)": a part of something, or an item of a small list.</summary>
    public bool IsLettered => Number is { } number && char.IsAsciiLetterLower(number[0]);

    /// <summary>Short, not a sentence, not in a list: a title, or a word left over from the page.</summary>
    public bool LooksLikeHeading =>
        Kind == BlockKind.Paragraph && Text.Length is > 0 and <= 110 && Text[^1] is not ('.' or ',' or ';' or '?' or '!')
        && !char.IsLower(Text[0]) && Text.Count(c => c == ' ') < (Text[^1] == ':' ? 6 : 16);
}
