using System.Text;

namespace ActionPlans.Reports.Layout;

/// <summary>Takes Markdown's signs and doubled spaces out of a piece of text.</summary>
internal static class Clean
{
    public static string Text(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '[' && Link(raw[i..], out var shown, out var length))
            {
                Append(text, shown);
                i += length - 1;
            }
            else if (c == '\\' && i + 1 < raw.Length && raw[i + 1] is '*' or '_' or '-' or '.' or '[' or ']')
            {
                // An escaped sign is the sign itself.
                text.Append(raw[++i]);
            }
            else
            {
                Append(text, c);
            }
        }

        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> shown)
    {
        foreach (var c in shown)
        {
            Append(text, c);
        }
    }

    private static void Append(StringBuilder text, char c)
    {
        if (char.IsWhiteSpace(c))
        {
            if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
        else if (c != '*')
        {
            text.Append(c);
        }
    }

    // [shown](address); looks no further than a line of print, so that a million brackets cost no more than their length.
    private static bool Link(ReadOnlySpan<char> raw, out ReadOnlySpan<char> shown, out int length)
    {
        shown = default;
        length = 0;
        var window = raw[..Math.Min(raw.Length, 300)];
        var close = window.IndexOf("](");
        var end = close < 0 ? -1 : window[close..].IndexOf(')');
        if (end < 0 || window[1..close].Contains('['))
        {
            return false;
        }

        shown = window[1..close];
        length = close + end + 1;
        return true;
    }
}
