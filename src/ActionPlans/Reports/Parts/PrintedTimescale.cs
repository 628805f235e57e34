using ActionPlans.Domain;

namespace ActionPlans.Reports.Parts;

/// <summary>Where in a report a timescale may stand. What the words mean is for <see cref="Timescale"/> to say.</summary>
internal static class PrintedTimescale
{
    private const int LongestHeading = 60;
    private const int FarthestFromModal = 6;

    private static readonly string[] Urgency = ["with some urgency", "with great urgency", "as a matter of urgency", "with urgency", "as soon as possible", "as soon as practicable"];

    /// <summary>A heading that is nothing but a timescale ("Within 3 months:"); null if it is anything else.</summary>
    public static Timescale? OfHeading(string heading)
    {
        var printed = heading.Trim().TrimEnd(':', '.', ' ');
        if (printed.Length is 0 or > LongestHeading)
        {
            return null;
        }

        var timescale = Timescale.Read(printed);
        return timescale.Kind is TimescaleKind.None or TimescaleKind.Vague ? null : timescale;
    }

    /// <summary>The timescale of a heading that stands above what is due in it; null for an item, even one of a few words of time: "a) within ten days".</summary>
    public static Timescale? OfBand(Layout.Block block) =>
        block.Kind == Layout.BlockKind.Paragraph && !block.IsLettered ? OfHeading(block.Text) : null;

    /// <summary>
    /// A timescale that belongs to the demand itself: "Within six months, X should …", "X should agree within three months …".
    /// Further inside a sentence a period is what is measured ("decided within one working day"), not when it is due.
    /// </summary>
    public static Timescale? InDemand(string sentence)
    {
        var modal = BodySentence.ModalAt(sentence);
        if (modal < 0)
        {
            return null;
        }

        var lead = BodySentence.Lead(sentence);
        if (lead.IndexOfAny([',', ':']) is > 0 and var comma && OfHeading(lead[..comma]) is { } first)
        {
            return first;
        }

        var words = sentence[modal..].Split(' ', 24, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(words.Length, FarthestFromModal); i++)
        {
            if (words[i] is "that")
            {
                return null;
            }

            if (words[i].TrimStart(',').TrimEnd(':', ',') is "within" or "by" or "immediately")
            {
                for (var length = Math.Min(5, words.Length - i); length > 0; length--)
                {
                    var timescale = Timescale.Read(string.Join(' ', words, i, length).TrimEnd(',', '.', ';', ':'));
                    if (timescale.Kind is TimescaleKind.Relative or TimescaleKind.Date or TimescaleKind.Immediate)
                    {
                        return timescale;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The words of urgency inside a sentence: a hint for a person, never a deadline. Null if there are none.</summary>
    public static Timescale? Hint(string sentence)
    {
        foreach (var words in Urgency)
        {
            if (sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                return new Timescale { Kind = TimescaleKind.Vague, Printed = sentence.Substring(at, words.Length) };
            }
        }

        return null;
    }
}
