using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ActionPlans.Reports.Input;

/// <summary>Text of a saved web page: headings, paragraphs, list items and table rows are lines; scripts are never run.</summary>
internal static class HtmlText
{
    private const int LargestPage = 8 * 1024 * 1024;
    private const int DeepestNesting = 200;
    private const string Blocks = "p,li,h1,h2,h3,h4,h5,h6,tr,blockquote,dt,dd,pre,figcaption,address";

    public static ReportText Read(string html, string fileName, string sha256)
    {
        if (html.Length > LargestPage || IsTooDeep(html))
        {
            throw new ReportRefusedException($"{fileName} is too large or too deeply nested for a report's page; save the report as text.");
        }

        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        foreach (var block in document.QuerySelectorAll(Blocks))
        {
            if (block.Ancestors<IElement>().Any(a => a.LocalName is "nav" or "footer" or "script" or "style" or "noscript" or "tr" or "template")
                || (block.LocalName is not ("li" or "tr") && block.ParentElement?.LocalName is "li"))
            {
                continue;
            }

            text.Append(Line(block)).Append(block.LocalName is "li" or "tr" ? "\n" : "\n\n");
        }

        return text.ToString().AsSpan().IsWhiteSpace()
            ? throw new ReportRefusedException($"{fileName} is a web page without text; open the report itself and save that.")
            : new ReportText(fileName, sha256, PlainText.Lines(text.ToString(), fileName, paged: false));
    }

    private static string Line(IElement block) => block.LocalName switch
    {
        "li" => Sign(block) + Own(block),
        "tr" => string.Join('\t', block.Children.Where(c => c.LocalName is "td" or "th").Select(c => Flat(c.TextContent))) + "\t",
        _ => Flat(block.TextContent),
    };

    // A list inside an item is a part of it; a numbered list prints its numbers, which the page's text does not hold.
    private static string Sign(IElement item) =>
        item.ParentElement?.ParentElement?.Closest("li") is not null ? "  ◦ "
        : item.ParentElement is { LocalName: "ol" } list
            ? FormattableString.Invariant($"{list.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != item).Count() + (int.TryParse(list.GetAttribute("start"), out var start) ? start : 1)}. ")
        : "• ";

    // An item's own words, without those of a list inside it, which has items of its own.
    private static string Own(IElement item) =>
        Flat(string.Join(' ', item.ChildNodes.Where(n => n is not IElement { LocalName: "ul" or "ol" or "script" or "style" }).Select(n => n.TextContent)));

    private static string Flat(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The parser looks through its stack of open elements, so depth has to be bounded before it starts.
    private static bool IsTooDeep(string html)
    {
        var depth = 0;
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var end = html.IndexOf('>', i);
            if (html[i + 1] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(html[i + 1]) && !IsVoid(html.AsSpan(i + 1)) && (end < 0 || html[end - 1] != '/'))
            {
                depth++;
            }

            if (end < 0 || depth > DeepestNesting)
            {
                return depth > DeepestNesting;
            }

            i = end;
        }

        return false;
    }

    // Elements that have no end, or whose end is commonly left out.
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        foreach (var name in (string[])["br", "hr", "img", "input", "link", "meta", "p", "li", "td", "th", "tr", "dt", "dd", "option", "col", "wbr", "source"])
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || !char.IsAsciiLetterOrDigit(tag[name.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
