namespace ActionPlans.Reports.Layout;

/// <summary>The bullet and number that open a line.</summary>
/// <param name="Bullet">The bullet sign; '\0' if there is none. A number alone does not make a list item.</param>
/// <param name="Number">Digits and inner dots only, or a letter or small Roman number ("a", "iv"); null if there is none.</param>
/// <param name="Rest">The line after both.</param>
internal readonly record struct ListMarker(int Indent, char Bullet, string? Number, string Rest)
{
    public bool IsBullet => Bullet != '\0';

    private const string SureBullets = "•◼▪●■□◦‣➢➤✓✔⁃∙○◆◇►▶▸▹❖◾⚫⦁→\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf02d";

    public static ListMarker Of(string line)
    {
        var start = 0;
        var indent = 0;
        for (; start < line.Length && line[start] is ' ' or '\t'; start++)
        {
            indent += line[start] == '\t' ? 8 : 1;
        }

        var rest = line.AsSpan(start).TrimEnd();
        var sign = rest.IsEmpty ? '\0' : rest[0];
        var bullet = StripBullet(ref rest) ? sign : '\0';
        var number = StripNumber(ref rest);
        return new ListMarker(indent, bullet, number, rest.ToString());
    }

    private static bool StripBullet(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var sign = rest[0];
        var spaced = rest.Length > 1 && rest[1] is ' ' or '\t';
        var isBullet = SureBullets.Contains(sign) || (spaced && sign is '-' or '*' or '–' or '—' or '·' or 'o');
        if (isBullet)
        {
            rest = rest[1..].TrimStart();
        }

        return isBullet;
    }

    // "12." "1.17" "5.1.3" "4)" "(b)" "R3." — but not "12 pupils", "2012." or "3.5%".
    private static string? StripNumber(ref ReadOnlySpan<char> rest)
    {
        var text = rest.TrimStart('*');
        var open = text.StartsWith("(");
        if (open)
        {
            text = text[1..];
        }

        if (StripWord(ref rest, text))
        {
            text = rest;
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            return Take(ref rest, text, digits < 0 ? text.Length : digits, AfterNumber(text, digits));
        }

        var prefix = text.Length > 1 && text[0] == 'R' && char.IsAsciiDigit(text[1]) ? 1 : 0;
        var end = prefix;
        var dots = 0;
        var run = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && run > 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            run = text[end] == '.' ? 0 : run + 1;
            dots += text[end] == '.' ? 1 : 0;
            end++;
            if (run > 3 || dots > 3)
            {
                return null;
            }
        }

        if (end == prefix)
        {
            return Lettered(text, open) is > 0 and var letters ? Take(ref rest, text, letters, letters + 1) : null;
        }

        var closed = end < text.Length && text[end] is '.' or ')' or ':';
        var after = end + (closed ? 1 : 0);
        var ended = after == text.Length || text[after] is ' ' or '\t' or '*';
        // A converted list parts a bare number from its words by a tab or a wide gap.
        var apart = text[after..].StartsWith("\t") || (text[after..].StartsWith("   ") && text[after..].TrimStart().IndexOf("   ") < 0);
        return ended && (closed || dots > 0 || prefix > 0 || apart) && (!open || closed) ? Take(ref rest, text, end, after) : null;
    }

    // "(a)", "b)", "(iv)", "c. " — but not "a word" or "e.g."; how many letters, or 0.
    private static int Lettered(ReadOnlySpan<char> text, bool open)
    {
        var length = text.IndexOfAnyExceptInRange('a', 'z');
        var isNumber = length == 1 || (length is > 1 and <= 4 && text[..length].IndexOfAnyExcept("ivx") < 0);
        return isNumber && length + 1 < text.Length && text[length + 1] is ' ' or '\t' && (text[length] == ')' || (text[length] == '.' && !open)) ? length : 0;
    }

    // "Recommendation 3: …", "Rec 3: …", "Recommendation 3 – …" and the words alone on a line; not "Recommendation 3 was met".
    private static bool StripWord(ref ReadOnlySpan<char> rest, ReadOnlySpan<char> text)
    {
        var word = text.StartsWith("Recommendation ", StringComparison.OrdinalIgnoreCase) ? 15 : text.StartsWith("Rec ", StringComparison.Ordinal) ? 4 : text.StartsWith("Rec. ", StringComparison.Ordinal) ? 5 : 0;
        if (word == 0)
        {
            return false;
        }

        var number = text[word..];
        var digits = number.IndexOfAnyExceptInRange('0', '9');
        var length = digits < 0 ? number.Length : digits;
        if (length is 0 or > 3 || (digits >= 0 && AfterNumber(number, digits) == digits))
        {
            return false;
        }

        rest = number;
        return true;
    }

    // Where the words after a number and its colon or dash begin; the number's own end if neither stands there.
    private static int AfterNumber(ReadOnlySpan<char> text, int end)
    {
        if (end < 0)
        {
            return text.Length;
        }

        var sign = text[end..].TrimStart(" *");
        return sign.Length > 0 && sign[0] is ':' or '–' or '-' or '—' ? text.Length - sign.Length + 1 : end;
    }

    private static string Take(ref ReadOnlySpan<char> rest, ReadOnlySpan<char> text, int numberEnd, int after)
    {
        rest = text[after..].TrimStart();
        return text[..numberEnd].ToString();
    }
}
