using ActionPlans.Domain;

namespace ActionPlans.Reports.Parts;

/// <summary>Where in a report a timescale may stand. What the words mean is for <see cref="Timescale"/> to say.</summary>
internal static class PrintedTimescale
{
    private const int LongestHeading = 60;

    private static readonly string[] Urgency = ["with some urgency", "as a matter of urgency", "with urgency", "urgently", "as soon as possible"];

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
