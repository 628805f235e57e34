using System.Text;
using Bogus;

namespace ActionPlans.Tests.Reports;

/// <summary>
/// Prints a fictional report as one printer or another would: hanging or indented items, words broken at line ends, pages with headers
/// and numbers that cut whatever stands at their foot. Same seed, same print.
/// </summary>
internal sealed class FictionalPrinting
{
    private readonly Faker faker;
    private readonly int width;
    private readonly int pageLength;
    private readonly int indent;
    private readonly bool hangs;
    private readonly bool breaksWords;
    private readonly string pageNumber;
    private readonly Dictionary<string, int> words = new(StringComparer.OrdinalIgnoreCase);

    private FictionalPrinting(FictionalReport report, int seed)
    {
        faker = new Faker("en_GB") { Random = new Randomizer(seed) };
        width = faker.Random.Int(72, 110);
        pageLength = faker.Random.Int(28, 55);
        indent = faker.PickRandom(0, 0, 2, 6);
        hangs = faker.Random.Bool();
        breaksWords = faker.Random.Bool();
        pageNumber = faker.PickRandom("{0}", "- {0} -", "Page {0}", "Page {0} of 99");
        foreach (var word in report.Lines.SelectMany(line => line.Split(' ')).Where(word => word.All(char.IsLetter)))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
        }
    }

    /// <param name="pages">Whether pages end in form feeds, as those of a PDF do, and columns are wide gaps; else it is text that was printed to a file.</param>
    public static string Print(FictionalReport report, int seed, bool pages) => new FictionalPrinting(report, seed).Pages(report, pages);

    private string Pages(FictionalReport report, bool pages)
    {
        var header = $"{report.Place} report of children's services";
        var text = new StringBuilder();
        var (onPage, page) = (0, 1);
        foreach (var piece in report.Lines.SelectMany(line => Paragraph(pages ? line.Replace("\t", "        ") : line)))
        {
            text.Append(piece).Append('\n');
            if (++onPage >= pageLength && piece.Length > 0)
            {
                text.Append('\n').AppendFormat(null, pageNumber, page++).Append('\n').Append(pages ? "\f" : "\n").Append(header).Append("\n\n");
                onPage = 0;
            }
        }

        // What is printed once cannot be known for a running header.
        return page == 2 ? text.Replace(header, "").ToString() : text.ToString();
    }

    private IEnumerable<string> Paragraph(string line)
    {
        var marker = Marker(line);
        var left = marker > 0 ? new string(' ', indent) : "";
        var next = marker > 0 ? left + (hangs ? new string(' ', marker) : "") : "";
        line = left + line;
        // A row of the header stays on its line.
        while (line.Length > width && !line.Contains('\t') && !line.TrimStart().Contains("        "))
        {
            var (head, rest) = Cut(line);
            yield return head;
            line = next + rest;
        }

        yield return line;
    }

    private (string Head, string Tail) Cut(string line)
    {
        var cut = line.LastIndexOf(' ', width);
        var end = line.IndexOf(' ', cut + 1) is >= 0 and var space ? space : line.Length;
        var word = line[(cut + 1)..end];
        var compound = word.IndexOf('-');
        if (compound > 0 && cut + 2 + compound <= width && char.IsLetter(word[0]))
        {
            return (line[..(cut + compound + 2)], line[(cut + compound + 2)..]);
        }

        // Each word once, and only one that stands whole elsewhere: else nobody without a dictionary could tell.
        if (breaksWords && word.Length >= 7 && words.GetValueOrDefault(word) > 1 && faker.Random.Double() < 0.7)
        {
            words[word] = 0;
            var part = word.Length / 2;
            return (line[..(cut + 1)] + word[..part] + "-", word[part..] + line[end..]);
        }

        return (line[..cut], line[(cut + 1)..]);
    }

    // How many characters the bullet and the number before an item's words take; 0 where it is no item.
    private static int Marker(string line)
    {
        var match = System.Text.RegularExpressions.Regex.Match(line, @"^\s*([-•*–▪]\s+)?(\(?[0-9a-z.]{1,5}[.):]?\s+|R[0-9]+\.?\s+|Recommendation [0-9]+:\s+)?");
        var isNumber = match.Groups[2].Success && match.Groups[2].Value.Any(c => char.IsAsciiDigit(c) || c is ')');
        return match.Groups[1].Success || isNumber ? match.Length : 0;
    }
}
