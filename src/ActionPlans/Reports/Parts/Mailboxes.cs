namespace ActionPlans.Reports.Parts;

/// <summary>E-mail addresses in running text.</summary>
internal static class Mailboxes
{
    public static string? First(string text)
    {
        var at = text.IndexOf('@');
        if (at < 1)
        {
            return null;
        }

        var from = at;
        var to = at + 1;
        while (from > 0 && IsPart(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && IsPart(text[to]))
        {
            to++;
        }

        var address = text[from..to].Trim('.', '-');
        return address.Length > 3 && address[0] != '@' && address[^1] != '@' ? address : null;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+';
}
