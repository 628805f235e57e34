using System.Text;

namespace ActionPlans.Reports.Layout;

/// <summary>Puts paragraphs, items and rows together again from the lines of a file.</summary>
internal sealed class BlockBuilder
{
    // Beyond this a line of print is a whole paragraph and the file is not wrapped.
    private const int WidestPrint = 130;
    private const int LongestBlock = 20_000;

    private readonly List<Block> blocks = [];
    private readonly StringBuilder text = new();
    private readonly bool paged;
    private readonly int wrapWidth;
    private readonly LineEnds lineEnds;
    private ListMarker open;
    private LineSpan span;
    private PageSpan? pages;
    private int lastLength;
    private int lastWidth;
    private bool isRow;

    private BlockBuilder(ReportText report)
    {
        paged = report.FromPages;
        wrapWidth = WrapWidth(report);
        lineEnds = new LineEnds(report.Lines);
    }

    public static IReadOnlyList<Block> Build(ReportText report)
    {
        var builder = new BlockBuilder(report);
        var furniture = PageFurniture.Find(report.Lines);
        var gap = false;
        var pageEnded = false;
        for (var i = 0; i < report.Lines.Count; i++)
        {
            var line = report.Lines[i];
            if (furniture[i] || line.Text.AsSpan().IsWhiteSpace())
            {
                gap = true;
                pageEnded |= furniture[i];
                continue;
            }

            builder.Add(line, gap || line.StartsColumn, pageEnded || line.StartsColumn);
            (gap, pageEnded) = (false, false);
        }

        builder.Close();
        return builder.blocks;
    }

    private void Add(TextLine line, bool afterGap, bool pageEnded)
    {
        var marker = ListMarker.Of(line.Text);
        if (text.Length > 0 && Continues(line, marker, afterGap, pageEnded))
        {
            Append(marker.Number is null ? marker.Rest : line.Text.Trim());
            span = span with { To = line.Number };
            pages = pages is { } p && line.Page is { } page ? p with { To = page } : pages;
        }
        else
        {
            Close();
            open = marker;
            span = new LineSpan(line.Number, line.Number);
            pages = line.Page is { } page ? new PageSpan(page, page) : null;
            isRow = !marker.IsBullet && (marker.Number is null ? IsRow(line.Text) : IsNumberedRow(marker.Rest));
            text.Append(isRow && marker.Number is null ? line.Text : marker.Rest);
            if (text.Length == 0)
            {
                // A bullet alone: its words stand on the next line.
                text.Append(' ');
            }
        }

        (lastLength, lastWidth) = (line.Text.Length, line.ColumnWidth ?? wrapWidth);
    }

    private bool Continues(TextLine line, ListMarker marker, bool afterGap, bool pageEnded)
    {
        if (isRow && paged && !afterGap && !marker.IsBullet && !IsRow(line.Text) && char.IsLower(FirstLetter(marker.Rest)))
        {
            return true;
        }

        if (marker.IsBullet || (marker.Number is not null && !EndsOpen("Recommendation")) || text.Length > LongestBlock || isRow || IsRow(line.Text))
        {
            return false;
        }

        if (text.Length == 1 && text[0] == ' ')
        {
            return true;
        }

        if (Parts.BodySentence.StartsDemand(marker.Rest) && !EndsInMidSentence())
        {
            return false;
        }

        var last = text[^1];
        var starts = FirstLetter(marker.Rest);
        var isFull = lastWidth > 0 && lastLength >= lastWidth * 0.62;
        if (afterGap)
        {
            // A full line at the foot of a page, in the middle of a sentence, goes on at the head of the next.
            var newPage = pageEnded || (paged && pages is { } p && line.Page == p.To + 1);
            var cutByPage = newPage && isFull && (char.IsLetter(last) || last == ',') && !IsBareHeading(marker.Rest);
            return cutByPage || (newPage && (starts == '(' || ClosesBracket(marker.Rest))) || last is not ('.' or '!' or '?' or ':' or ';') && !IsHeading()
                && (EndsInMidSentence() || (char.IsLower(starts) && !Parts.BodySentence.StartsWithOrder(marker.Rest)));
        }

        return (isFull && !(paged && StartsParagraph(marker, last, starts))) || (char.IsLower(starts) && last is not (':' or ';') && !(open.IsBullet && wrapWidth == 0 && Parts.BodySentence.StartsWithOrder(marker.Rest)));
    }

    // Without a gap between them, paragraphs of a page can be told by a full stop, a capital and a different left edge only.
    private bool StartsParagraph(ListMarker marker, char last, char starts) =>
        last is '.' && char.IsUpper(starts)
        && (open.IsBullet ? marker.Indent <= open.Indent : open.Number is null && marker.Indent != open.Indent);

    // Sentences that open a group; after an item without a full stop nothing else would tell them from its rest.
    private static readonly string[] GroupStarts =
        ["The council", "The local authority", "NHS commissioners", "All partners", "The trust", "The provider", "The partnership", "In order to", "We recommend that"];

    private static bool IsBareHeading(string words) => Array.Exists(GroupStarts, start => words.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ||
        (words.Length < 25 && !words.EndsWith(':') && Parts.BodySentence.ModalAt(" " + words) < 0) || Parts.PrintedTimescale.OfHeading(words) is not null;

    private bool IsRow(string line) =>
        line.AsSpan().Trim().Contains('\t') || line.StartsWith("\t\t", StringComparison.Ordinal)
        || (line.Length > 3 && line[0] == '\t' && line.AsSpan(1).Contains('\t')) || (line.EndsWith('\t') && !line.AsSpan().IsWhiteSpace())
        || (paged && line.AsSpan().Trim().Contains("   ", StringComparison.Ordinal));

    // A printed paragraph may hold one wide gap; a row has a cell on either side of two.
    private bool IsNumberedRow(string rest) =>
        rest.Contains('\t') || (paged && rest.Split("   ", 4, StringSplitOptions.RemoveEmptyEntries).Length > 2);

    // A heading is never continued, so a short line with a capital and no verb's beginning below it stays alone.
    private bool IsHeading() => !open.IsBullet && text.Length <= 60 && open.Number is null && !EndsInMidSentence();

    private bool EndsInMidSentence() =>
        text[^1] == ',' || EndsInBracket() || EndsOpen("the") || EndsOpen("of") || EndsOpen("and") || EndsOpen("to") || EndsOpen("for") || EndsOpen("in")
        || EndsOpen("with") || EndsOpen("a") || EndsOpen("an") || EndsOpen("by") || EndsOpen("or") || EndsOpen("that") || EndsOpen("their");

    private bool EndsInBracket()
    {
        for (var i = text.Length - 1; i >= Math.Max(0, text.Length - 60) && text[i] != ')'; i--)
        {
            if (text[i] == '(')
            {
                return true;
            }
        }

        return false;
    }

    private static bool ClosesBracket(string words) => words.AsSpan().IndexOfAny('(', ')') is >= 0 and var first && words[first] == ')';

    private bool EndsOpen(string word)
    {
        var start = text.Length - word.Length;
        if (start < 0 || (start > 0 && text[start - 1] != ' '))
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (text[start + i] != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static char FirstLetter(string rest)
    {
        foreach (var c in rest)
        {
            if (c is not ('*' or '"' or '\'' or '“' or '‘' or ' '))
            {
                return c;
            }
        }

        return '\0';
    }

    private void Append(string more)
    {
        if (isRow)
        {
            // The second line of a row's first cell.
            var start = 0;
            while (text[start] == ' ')
            {
                start++;
            }

            text.Insert(Math.Max(start, text.ToString().IndexOf("   ", start, StringComparison.Ordinal)), " " + more.Trim());
            return;
        }

        lineEnds.Append(text, more.Trim());
    }

    private void Close()
    {
        if (text.Length == 0)
        {
            return;
        }

        var raw = text.ToString();
        text.Clear();
        var cells = isRow ? Cells(raw) : [];
        var clean = isRow ? string.Join(' ', cells.Where(c => c.Length > 0)) : Clean.Text(raw);
        if (clean.Length > 0)
        {
            var kind = isRow ? BlockKind.Row : open.IsBullet ? BlockKind.Item : BlockKind.Paragraph;
            blocks.Add(new Block(kind, clean, span, pages, open.Indent, open.Number, cells, kind == BlockKind.Item ? open.Bullet : '\0'));
        }
    }

    private string[] Cells(string raw)
    {
        var separator = raw.Contains('\t') ? "\t" : "   ";
        var options = paged && separator != "\t" ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None;
        return raw.Split(separator, options).Select(cell => Clean.Text(cell)).ToArray();
    }

    // Most lines of a wrapped file end near the same column; in the others a line is a paragraph. 0 = not wrapped. A page's
    // columns have their own width, and the tabs of its rows are ours.
    private static int WrapWidth(ReportText report)
    {
        var across = report.Lines.Where(l => l.Text.Length > 20 && l.ColumnWidth is null && !(report.FromPages && l.Text.Contains('\t')));
        var lengths = across.Select(l => l.Text.Length).Order().ToList();
        if (lengths.Count < 8)
        {
            return 0;
        }

        var width = lengths[lengths.Count * 9 / 10];
        return width <= WidestPrint && lengths[^1] <= WidestPrint * 2 ? width : 0;
    }
}
