using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Reports.Input;

/// <summary>Text of a Word file (.docx): a paragraph, or a table row with tabs between its cells, is one line.</summary>
internal static class WordText
{
    private const long LargestEntry = 60 * 1024 * 1024;
    private const long LargestSum = 120 * 1024 * 1024;
    private const int WorstRatio = 200;
    private const int MostEntries = 2000;

    public static ReportText Read(byte[] bytes, string fileName, string sha256)
    {
        try
        {
            Measure(bytes, fileName);
            using var word = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            if (word.MainDocumentPart is not { Document.Body: { } body } main)
            {
                throw new ReportRefusedException($"{fileName} is a Word file without text; save it again.");
            }

            var text = new StringBuilder();
            var numbering = new WordNumbering(main);
            foreach (var element in body.ChildElements)
            {
                Append(text, element, numbering);
            }

            return text.ToString().AsSpan().IsWhiteSpace()
                ? throw new ReportRefusedException($"{fileName} contains no text; if its pages are pictures, run text recognition (OCR) first.")
                : new ReportText(fileName, sha256, PlainText.Lines(text.ToString(), fileName, paged: false));
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or FileFormatException or XmlException or IOException
            or InvalidOperationException or ArgumentException or NotSupportedException or NullReferenceException or FormatException or OverflowException)
        {
            // The SDK has no exception of its own for files that are not what they say.
            throw new ReportRefusedException($"{fileName} is a damaged Word file; open it in Word and save it again.");
        }
    }

    // Sizes come from decompressing, not from what the archive says of itself; a bomb stops at the limit.
    private static void Measure(byte[] bytes, string fileName)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw Bomb(fileName);
        }

        var sum = 0L;
        var chunk = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            var size = 0L;
            using var stream = entry.Open();
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                size += read;
                sum += read;
                if (size > LargestEntry || sum > LargestSum || (size > 1024 * 1024 && size / Math.Max(1, entry.CompressedLength) > WorstRatio))
                {
                    throw Bomb(fileName);
                }
            }
        }
    }

    private static ReportRefusedException Bomb(string fileName) =>
        new($"{fileName} unpacks to far more than a report holds; save it again without attachments.");

    private static void Append(StringBuilder text, DocumentFormat.OpenXml.OpenXmlElement element, WordNumbering numbering)
    {
        if (element is Paragraph paragraph)
        {
            var words = paragraph.InnerText;
            var sign = numbering.Sign(paragraph);
            text.Append(words.Length > 0 && ListMarkerIsMissing(words) ? sign : "").Append(OneLine(words)).Append('\n');
            text.Append(sign is null ? "\n" : "");
        }
        else if (element is Table table)
        {
            foreach (var row in table.Elements<TableRow>())
            {
                text.AppendJoin('\t', row.Elements<TableCell>().Select(cell => OneLine(string.Join(' ', cell.Descendants<Paragraph>().Select(p => Numbered(p, numbering))))));
                text.Append("\t\n");
            }

            text.Append('\n');
        }
        else if (element is SdtBlock block)
        {
            foreach (var inner in block.SdtContentBlock?.ChildElements ?? default!)
            {
                Append(text, inner, numbering);
            }
        }
    }

    // A column of numbers is often nothing but Word's own; bullets inside a cell would only stand between its words.
    private static string Numbered(Paragraph paragraph, WordNumbering numbering)
    {
        var words = paragraph.InnerText;
        var sign = numbering.Sign(paragraph) is { } printed && ListMarkerIsMissing(words) ? printed.Trim() : "";
        return Layout.ListMarker.Of(sign + " words").Number is null ? words : $"{sign} {words}".Trim();
    }

    private static bool ListMarkerIsMissing(string words) => !Layout.ListMarker.Of(words).IsBullet && Layout.ListMarker.Of(words).Number is null;

    private static string OneLine(string words) => words.ReplaceLineEndings(" ").Replace('\t', ' ');
}
