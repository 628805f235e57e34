using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The labelled lines on a report's first page: "Date of review: …", "CQC region …".</summary>
internal sealed class HeaderFields
{
    private const int FirstBlocks = 60;
    private readonly List<(string Label, string Value, LineSpan Lines)> fields = [];

    public HeaderFields(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < Math.Min(blocks.Count, FirstBlocks); i++)
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
