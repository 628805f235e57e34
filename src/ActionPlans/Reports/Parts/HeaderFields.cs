using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The labelled lines on a report's first page: "Date of review: …", "CQC region …".</summary>
internal sealed class HeaderFields
{
    private const int FirstBlocks = 60;
    private readonly List<(string Label, string Value, LineSpan Lines)> fields = [];

    public HeaderFields(IReadOnlyList<Block> blocks, ReportText text)
    {
        blocks = blocks.Take(FirstBlocks).SelectMany(block => ByLine(block, text)).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            var (label, value) = Split(blocks[i]);
            if (label.Length is 0 or > 90)
            {
                continue;
            }

            // In converted tables the value may have slipped to the next line.
            if (value.Length == 0 && i + 1 < blocks.Count && blocks[i + 1] is { Kind: BlockKind.Paragraph } next && next.Text.Length < 300)
            {
                value = next.Text;
            }

            fields.Add((label.ToLowerInvariant(), value, blocks[i].Lines));
        }
    }

    /// <summary>The value of the first field whose label starts with one of these (lower case); null if none has a value.</summary>
    public string? this[params ReadOnlySpan<string> labels]
    {
        get
        {
            foreach (var label in labels)
            {
                foreach (var field in fields)
                {
                    if (field.Value.Length > 0 && field.Label.StartsWith(label, StringComparison.Ordinal))
                    {
                        return field.Value;
                    }
                }
            }

            return null;
        }
    }

    // Labels on lines that follow one another without a gap are a field each, and not one paragraph.
    private static IEnumerable<Block> ByLine(Block block, ReportText text)
    {
        if (block.Kind != BlockKind.Paragraph || block.Lines.To == block.Lines.From || block.Lines.To - block.Lines.From > LongestRun)
        {
            return [block];
        }

        var parts = new List<Block>();
        for (var number = block.Lines.From; number <= block.Lines.To; number++)
        {
            var line = text.Lines[number - 1].Text.Trim();
            if (parts.Count == 0 || IsLabelled(line))
            {
                parts.Add(block with { Text = line, Lines = new LineSpan(number, number) });
            }
            else if (line.Length > 0)
            {
                parts[^1] = parts[^1] with { Text = $"{parts[^1].Text} {line}", Lines = parts[^1].Lines with { To = number } };
            }
        }

        return parts.Count > 1 ? parts.Where(part => part.Text.Length > 0) : [block];
    }

    private static bool IsLabelled(string line) =>
        line.IndexOf(':') is > 2 and < LongestLabel and var colon && char.IsUpper(line[0]) && !line.AsSpan(0, colon).ContainsAny('.', ';');

    private const int LongestRun = 20;
    private const int LongestLabel = 60;

    private static (string Label, string Value) Split(Block block)
    {
        if (block.Kind == BlockKind.Row)
        {
            var rest = string.Join(' ', block.Cells.Skip(1).Where(c => c.Length > 0));
            var colon = block.Cells[0].IndexOf(':');
            return colon > 0 && colon < block.Cells[0].Length - 1
                ? (block.Cells[0][..colon].Trim(), (block.Cells[0][(colon + 1)..] + " " + rest).Trim())
                : (block.Cells[0].TrimEnd(':', ' '), rest);
        }

        var at = block.Text.IndexOf(':');
        return at > 0 && block.Kind == BlockKind.Paragraph ? (block.Text[..at].Trim(), block.Text[(at + 1)..].Trim()) : ("", "");
    }
}
