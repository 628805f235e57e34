using System.Globalization;
using ActionPlans.Reports.Layout;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Reports.Input;

/// <summary>Numbers and bullets that Word prints and its text does not hold: counted here as Word counts them, level by level.</summary>
internal sealed class WordNumbering(MainDocumentPart document)
{
    private const int MostLevels = 9;
    private const int LongestStyleChain = 10;
    private const string Bullet = "• ";
    private const string InnerBullet = "  ◦ ";

    private readonly Dictionary<int, NumberingInstance> lists = (document.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>() ?? [])
        .Where(list => list.NumberID?.Value is not null).DistinctBy(list => list.NumberID!.Value).ToDictionary(list => list.NumberID!.Value);

    private readonly Dictionary<int, AbstractNum> outlines = (document.NumberingDefinitionsPart?.Numbering?.Elements<AbstractNum>() ?? [])
        .Where(outline => outline.AbstractNumberId?.Value is not null).DistinctBy(outline => outline.AbstractNumberId!.Value).ToDictionary(outline => outline.AbstractNumberId!.Value);

    private readonly Dictionary<string, Style> styles = (document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value).ToDictionary(style => style.StyleId!.Value!);

    // The numbers reached at each level: lists of one outline go on counting, one that starts anew has numbers of its own.
    private readonly Dictionary<(int Outline, int List), int?[]> counts = [];

    /// <summary>What is printed before the paragraph's words, with a space behind it; null if it is no item of a list. Counts on: to be called once a paragraph, in order.</summary>
    public string? Sign(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var styleId = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        var styled = OfStyle(styleId);
        var list = own?.NumberingId?.Val?.Value ?? styled?.NumberingId?.Val?.Value;
        var level = Math.Clamp(own?.NumberingLevelReference?.Val?.Value ?? styled?.NumberingLevelReference?.Val?.Value ?? 0, 0, MostLevels - 1);
        if (list is null or 0)
        {
            // 0 takes a paragraph out of its style's list.
            return own is null && styleId?.StartsWith("List", StringComparison.Ordinal) == true ? Bullet : null;
        }

        var bullet = level > 0 ? InnerBullet : Bullet;
        return Number(list.Value, level) is { } number && IsKnown(number) ? new string(' ', level * 2) + number + " " : bullet;
    }

    private NumberingProperties? OfStyle(string? id)
    {
        for (var depth = 0; depth < LongestStyleChain && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            if (style.StyleParagraphProperties?.NumberingProperties is { } found)
            {
                return found;
            }

            id = style.BasedOn?.Val?.Value;
        }

        return null;
    }

    private string? Number(int list, int level)
    {
        if (!lists.TryGetValue(list, out var instance) || instance.AbstractNumId?.Val?.Value is not { } id || !outlines.TryGetValue(id, out var outline)
            || LevelOf(outline, level) is not { } printed)
        {
            return null;
        }

        var anew = instance.Elements<LevelOverride>().ToDictionary(one => one.LevelIndex?.Value ?? 0, one => one.StartOverrideNumberingValue?.Val?.Value);
        var key = (id, anew.Count > 0 ? list : 0);
        if (!counts.TryGetValue(key, out var reached))
        {
            counts.Add(key, reached = new int?[MostLevels]);
        }

        reached[level] = reached[level] is { } before ? before + 1 : Start(level);
        Array.Clear(reached, level + 1, MostLevels - level - 1);
        if (printed.NumberingFormat?.Val?.Value is null || IsBullet(printed))
        {
            return null;
        }

        var text = printed.LevelText?.Val?.Value ?? "";
        for (var i = 0; i <= level; i++)
        {
            var format = LevelOf(outline, i)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
            text = text.Replace($"%{i + 1}", In(format, reached[i] ?? Start(i)), StringComparison.Ordinal);
        }

        return text.Trim();

        int Start(int at) => anew.GetValueOrDefault(at) ?? LevelOf(outline, at)?.StartNumberingValue?.Val?.Value ?? 1;
    }

    private static Level? LevelOf(AbstractNum outline, int level) => outline.Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == level);

    private static bool IsBullet(Level level) => level.NumberingFormat!.Val!.Value == NumberFormatValues.Bullet || level.NumberingFormat.Val.Value == NumberFormatValues.None;

    private static string In(NumberFormatValues format, int number) =>
        format == NumberFormatValues.LowerLetter && number is > 0 and <= 26 ? $"{(char)('a' + number - 1)}"
        : format == NumberFormatValues.UpperLetter && number is > 0 and <= 26 ? $"{(char)('A' + number - 1)}"
        : format == NumberFormatValues.LowerRoman ? Roman(number)
        : format == NumberFormatValues.UpperRoman ? Roman(number).ToUpperInvariant()
        : number.ToString(CultureInfo.InvariantCulture);

    private static string Roman(int number)
    {
        if (number is < 1 or > 50)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        string[] ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        string[] tens = ["", "x", "xx", "xxx", "xl", "l"];
        return tens[number / 10] + ones[number % 10];
    }

    // What the reader would not take for a number would stand in the text; then a bullet is better.
    private static bool IsKnown(string number) => ListMarker.Of(number + " words") is { Number: not null, Rest: "words" };
}
