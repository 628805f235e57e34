namespace ActionPlans.Reports.Input;

/// <summary>The code page that older Windows programs save text in. .NET ships it as an extra package only.</summary>
internal static class Windows1252
{
    // 0x80 to 0x9F; the five codes that the page leaves undefined are '\0'.
    private const string Upper = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    public static string Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        var text = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i] = bytes[i] is >= 0x80 and <= 0x9F ? Upper[bytes[i] - 0x80] : (char)bytes[i];
            if (text[i] == '\0' || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r' or '\f')))
            {
                throw new ReportRefusedException($"{fileName} is neither UTF-8 nor Windows-1252 text; save it as UTF-8 text.");
            }
        }

        return new string(text);
    }
}
