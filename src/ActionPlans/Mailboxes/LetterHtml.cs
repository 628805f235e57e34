using System.Net;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>
/// The HTML part: headings and definition lists that a screen reader can walk, no remote content, no scripts, every word encoded.
/// </summary>
internal static class LetterHtml
{
    /// <summary>Said once: on every element it would be a third of a long digest, and there is a digest for each person. A program that leaves it out still shows headings and lists.</summary>
    private const string Style = """
        <style>
        body{font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#212b32;background:#fff;max-width:42em;margin:0 auto;padding:16px}
        h1{font-size:22px;line-height:1.3}
        h2{font-size:20px;margin-top:32px}
        h3{font-size:17px;margin:0 0 4px}
        h3+p{margin-top:0}
        .item{border-top:1px solid #768692;margin-top:24px;padding-top:16px}
        dt{font-weight:bold;margin-top:12px}
        dd{margin-left:0}
        blockquote{margin:0;padding-left:12px;border-left:4px solid #005eb8}
        footer{font-size:14px;color:#4c6272;margin-top:32px}
        </style>

        """;

    public static string Render(LetterContent content)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Safe(content.Subject)).Append("</title>\n").Append(Style).Append("</head>\n<body>\n<main>\n");
        Element(html, "h1", content.Heading);
        Element(html, "p", content.Greeting);
        foreach (var sentence in content.Opening)
            Element(html, "p", sentence);
        foreach (var section in content.Sections)
        {
            if (section.Heading is { } heading)
                Element(html, "h2", heading);
            foreach (var entry in section.Entries)
                Write(html, entry);
        }

        html.Append("</main>\n<footer>\n");
        Element(html, "p", content.Footer);
        return html.Append("</footer>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, LetterEntry entry)
    {
        html.Append(entry.Heading is null ? "<section>\n" : "<section class=\"item\">\n");
        if (entry.Heading is { } heading)
            Element(html, "h3", heading);
        if (entry.Opening is { } opening)
            Element(html, "p", opening);

        html.Append("<dl>\n");
        foreach (var fact in entry.Facts)
        {
            Element(html, "dt", fact.Label);
            html.Append("<dd>");
            Write(html, fact);
            html.Append("</dd>\n");
        }

        html.Append("</dl>\n</section>\n");
    }

    private static void Write(StringBuilder html, LetterFact fact)
    {
        switch (fact)
        {
            case SentenceFact sentence:
                html.Append(Safe(sentence.Sentence));
                break;
            case QuoteFact quote:
                html.Append("<blockquote dir=\"auto\">").Append(Safe(quote.Words)).Append("</blockquote>");
                break;
            case ListFact list:
                html.Append("<ul>").AppendJoin("", list.Lines.Select(line => $"<li>{Safe(line)}</li>")).Append("</ul>");
                break;
            case CommandsFact commands:
                html.AppendJoin("<br>\n", commands.Commands.Select(command => $"<code>{Safe(command)}</code>"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fact), fact, "No HTML for this kind of fact.");
        }
    }

    private static void Element(StringBuilder html, string name, string words) =>
        html.Append('<').Append(name).Append('>').Append(Safe(words)).Append("</").Append(name).Append(">\n");

    private static string Safe(string words) => WebUtility.HtmlEncode(words);
}
