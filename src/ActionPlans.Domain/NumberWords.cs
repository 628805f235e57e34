using System.Globalization;

namespace ActionPlans.Domain;

/// <summary>Numbers as reports print them: digits or words up to ninety-nine.</summary>
internal static class NumberWords
{
    /// <summary>One number, for use inside a regular expression on lower-case text.</summary>
    public const string Pattern =
        @"(?:[0-9]{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
        + @"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|ten|eleven|twelve"
        + @"|one|two|three|four|five|six|seven|eight|nine|an?)";

    private static readonly string[] UpToNineteen =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The value of text that matched <see cref="Pattern"/>.</summary>
    public static int Parse(string text)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        return text is "a" or "an" ? 1 : text.Split('-', ' ').Sum(Word);
    }

    private static int Word(string word)
    {
        var ten = Array.IndexOf(Tens, word);
        return ten >= 0 ? (ten + 2) * 10 : Array.IndexOf(UpToNineteen, word);
    }
}
