namespace ActionPlans.Reports.Input;

/// <summary>Takes Markdown's headings, quotes and table bars out of lines; the line numbers stay those of the file.</summary>
internal static class MarkdownText
{
    public static ReportText Read(ReportText text) => text with { Lines = text.Lines.Select(Plain).ToList() };

    private static TextLine Plain(TextLine line)
    {
        var words = line.Text.TrimStart();
        if (words.StartsWith('#'))
        {
            return line with { Text = words.Trim('#', ' ') };
        }

        if (words.StartsWith('|') && words.TrimEnd().EndsWith('|') && words.Length > 2)
        {
            var cells = words.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            var isRule = Array.TrueForAll(cells, cell => cell.Length > 0 && cell.AsSpan().Trim("-:").IsEmpty);
            return line with { Text = isRule ? "" : string.Join('\t', cells) + "\t" };
        }

        return words.StartsWith("> ", StringComparison.Ordinal) ? line with { Text = words[2..] } : line;
    }
}
