using System.Text;
using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>Printed words made comparable: one kind of space and dash, lower case, no mark-up and no punctuation around them.</summary>
internal static partial class PhraseText
{
    /// <summary>Longer texts are prose, not a timescale.</summary>
    public const int Longest = 400;

    private static readonly char[] Around = [' ', '.', ',', ';', ':', '*', '_', '-', '•', '·', '"', '“', '”', '|', '?', '!', '/'];

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (character)
            {
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212':
                    plain.Append('-');
                    break;
                case '\'' or '\u2018' or '\u2019' or '`' or '*' or '^' or '{' or '}' or '\u00AD' or '\u200B' or '\uFEFF':
                    break;
                default:
                    plain.Append(char.IsWhiteSpace(character) ? ' ' : char.ToLowerInvariant(character));
                    break;
            }
        }

        return Spaces().Replace(plain.ToString(), " ").Trim(Around);
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
