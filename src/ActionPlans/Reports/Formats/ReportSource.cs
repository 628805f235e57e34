using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>A report's text as blocks, with what every family asks of it.</summary>
internal sealed class ReportSource(ReportText text)
{
    private const int OpeningBlocks = 80;

    public ReportText Text { get; } = text;

    public IReadOnlyList<Block> Blocks { get; } = BlockBuilder.Build(text);

    public HeaderFields Header => field ??= new HeaderFields(Blocks, Text);

    /// <summary>Whether one of the first blocks contains these words, letter case aside.</summary>
    public bool OpensWith(params ReadOnlySpan<string> words) => Opening(words) is not null;

    /// <summary>The first of the opening blocks that contains one of these; null if none does.</summary>
    public Block? Opening(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < Math.Min(Blocks.Count, OpeningBlocks); i++)
        {
            foreach (var phrase in words)
            {
                if (Blocks[i].Text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                {
                    return Blocks[i];
                }
            }
        }

        return null;
    }

    public ReportDates Dates(string? inspection, string? published)
    {
        var publishedOn = published is null ? null : PrintedDates.Day(published);
        var period = inspection is null ? null : PrintedDates.Period(inspection, publishedOn?.Year);
        return new ReportDates(period?.From, period?.To, publishedOn) { PublishedPrinted = publishedOn is null ? PrintedDates.Month(published) : null };
    }
}
