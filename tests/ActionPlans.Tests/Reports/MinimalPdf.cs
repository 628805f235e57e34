using System.Text;

namespace ActionPlans.Tests.Reports;

/// <summary>The smallest PDF that prints lines of text, so that tests need no file of anybody's.</summary>
internal static class MinimalPdf
{
    public static byte[] Write(params string[][] pages) => Write("", pages.Select(Lines).ToArray());

    /// <summary>Prints each piece where it says, as columns and tables need it.</summary>
    public static byte[] Print(params IReadOnlyList<Printed>[] pages) => Write("", pages);

    /// <summary>Claims the standard encryption with a password that nobody has.</summary>
    public static byte[] Encrypted() =>
        Write($"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('5', 64)}> /U <{new string('7', 64)}> >> /ID [<00><00>] ", [Lines(["Recommendations"])]);

    private static Printed[] Lines(string[] lines) => [.. lines.Select((line, i) => new Printed(60, 800 - (14 * i), line))];

    private static byte[] Write(string trailer, IReadOnlyList<Printed>[] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        foreach (var page in pages)
        {
            var words = string.Concat(page.Select(piece => $"1 0 0 1 {piece.X} {piece.Y} Tm ({piece.Text.Replace("(", "\\(").Replace(")", "\\)")}) Tj\n"));
            var content = $"BT /F1 10 Tf\n{words}ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n").AppendJoin("", offsets.Select(offset => $"{offset:D10} 00000 n \n"));
        file.Append($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}

/// <param name="X">Points from the page's left edge; the page is 595 wide.</param>
/// <param name="Y">Points from its foot; the page is 842 high.</param>
internal sealed record Printed(int X, int Y, string Text);
