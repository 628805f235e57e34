using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>A letter's own date and whom it is written to.</summary>
internal static class LetterHead
{
    private const int FirstBlocks = 25;
    private const string Published = "Published ";

    /// <summary>The first line that is a date and nothing else.</summary>
    public static DateOnly? Date(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks.Take(FirstBlocks))
        {
            if (block.Text.Length <= 40 && !block.Text.Contains(':') && PrintedDates.Period(block.Text) is { } day && day.From == day.To)
            {
                return day.From;
            }
        }

        return null;
    }

    /// <summary>The first line that is a month and a year and nothing else ("March 2014", "Published March 2014"), as printed; null if there is none.</summary>
    public static string? Month(IReadOnlyList<Block> blocks) =>
        blocks.Take(FirstBlocks).Select(b => PrintedDates.Month(b.Text.StartsWith(Published, StringComparison.OrdinalIgnoreCase) ? b.Text[Published.Length..] : b.Text))
            .FirstOrDefault(month => month is not null);

    /// <summary>The sentence that says when the inspection was, as first and last day.</summary>
    public static (DateOnly From, DateOnly To)? Inspection(IReadOnlyList<Block> blocks, DateOnly? letter)
    {
        foreach (var block in blocks.Take(FirstBlocks * 2))
        {
            var text = block.Text;
            if (text.Length <= 40 && !text.Contains(':') && PrintedDates.Period(text) is { } alone && alone.From != alone.To)
            {
                return alone;
            }

            foreach (var start in (string[])["conducted on ", "carried out on ", "carried out between ", "conducted between ", "between ", "took place on ", "took place from ", "from ", "services on ", "visit on "])
            {
                var at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && text.Length > 40 && PrintedDates.Period(text.Substring(at, Math.Min(90, text.Length - at)), letter?.Year) is { } period)
                {
                    return period;
                }
            }
        }

        return null;
    }

    /// <summary>The bodies of those whom a letter is written to, in order.</summary>
    // "Ada Smith, Director of Children's Services, Northmere City Council": the last part that is a body.
    public static IEnumerable<string> Addressees(Formats.ReportSource source)
    {
        foreach (var block in source.Blocks.TakeWhile(b => !b.Text.StartsWith("Dear ", StringComparison.Ordinal)).Take(20))
        {
            foreach (var line in source.Text.Lines.Skip(block.Lines.From - 1).Take(block.Lines.To - block.Lines.From + 1))
            {
                var last = line.Text[(line.Text.LastIndexOf(',') + 1)..].Trim().TrimEnd('.');
                last = last.StartsWith("Chief Constable of ", StringComparison.Ordinal) ? last["Chief Constable of ".Length..] : last;
                last = last.StartsWith("Chair of ", StringComparison.Ordinal) ? last["Chair of ".Length..] : last;
                if (last.Length < 90 && last != line.Text.Trim() && OrganisationWords.IsKind(last) && !last.Contains("Director", StringComparison.Ordinal)
                    && !last.Contains("Commissioner", StringComparison.Ordinal) && !last.Contains(" lead ", StringComparison.Ordinal))
                {
                    yield return last;
                }
            }
        }
    }
}
