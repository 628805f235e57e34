using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Settings;

namespace ActionPlans.Runtime;

/// <summary>Reads ladder.json: the ladders of an installation. What would skip, repeat or fall silent is refused with one line that names it.</summary>
public static class LadderFile
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "ladder.json";

    /// <summary>Where it lies; without this setting, and without the file, the built-in ladder holds for everything.</summary>
    public const string Setting = "Ladder:File";

    private const int LargestSize = 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <param name="path">Null, or a file that is not there: the built-in ladder.</param>
    /// <exception cref="RefusedException">Something in it is wrong.</exception>
    internal static SettingFile<LadderBook> At(string? path) => new(path, Read, LadderBook.Default);

    /// <exception cref="RefusedException">It is not there, too large, or something in it is wrong.</exception>
    public static LadderBook Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new RefusedException($"there is no file {file.Name}: check the name");
        if (file.Length > LargestSize)
            throw new RefusedException($"{file.Name} is larger than 1 MB: that is no list of ladders");
        return Read(File.ReadAllText(path), file.Name);
    }

    /// <param name="name">Of the file, for the message.</param>
    /// <exception cref="RefusedException">Something in it is wrong; the message says what, in which ladder.</exception>
    public static LadderBook Read(string json, string name)
    {
        try
        {
            var book = JsonSerializer.Deserialize<Book>(json, Strict);
            if (book?.Ladders is not { Count: > 0 } ladders)
                throw new RefusedException("it has no \"ladders\"; delete the file to use the built-in one.");
            return new LadderBook([.. ladders.Select(Rule)]);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException($"{name}: {refused.Message}");
        }
        catch (JsonException broken)
        {
            throw new RefusedException($"{name}: {Where(broken)} {Reason(broken)}");
        }
    }

    internal static string Write(IEnumerable<LadderRule> rules) => JsonSerializer.Serialize(new Book([.. rules.Select(Written)]), Strict);

    private static Entry Written(LadderRule rule) => new(
        rule.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), rule.Family, rule.Band,
        [.. rule.Ladder.Steps.Select(step => new StepEntry(step.Key, step.Kind.ToStored(), step.Offset, step.Audience.ToStored()))]);

    private static LadderRule Rule(Entry? entry, int index)
    {
        try
        {
            return new LadderRule(
                entry?.From is { } from ? Day(from) : null,
                entry?.Family is { } family ? Family(family) : null,
                entry?.Band is { } band ? Band.Parse(band) : null,
                new Ladder([.. (entry?.Steps ?? throw new RefusedException("It has no \"steps\".")).Select(Step)]));
        }
        catch (RefusedException refused)
        {
            throw new RefusedException($"ladder {index + 1}{(entry is null ? "" : $" ({entry.Family ?? "every family"}, {entry.Band ?? "every band"})")}: {refused.Message}");
        }
    }

    private static LadderStep Step(StepEntry? step) => step is { Key: { } key, Kind: { } kind, Offset: { } offset, Audience: { } audience }
        ? new LadderStep(key, StoredName.ToLadderKind(kind), offset, StoredName.ToAudience(audience))
        : throw new RefusedException($"The step '{step?.Key}' needs a key, a kind, an offset and an audience.");

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new RefusedException($"'{text}' is no date; write it as 2012-07-27.");

    private static string Family(string name) => ReportReader.Families.Contains(name)
        ? name
        : throw new RefusedException($"'{name}' is no family of reports; use one of {string.Join(", ", ReportReader.Families)}.");

    private static string Where(JsonException broken) => string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}, at {broken.Path ?? "$"}:");

    /// <summary>Without the position that the parser appends, and without names of our types.</summary>
    private static string Reason(JsonException broken) => broken.Message.Contains("could not be mapped", StringComparison.Ordinal)
        ? "this property is not known; known are ladders, from, family, band, steps, key, kind, offset and audience."
        : broken.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "this is not the kind of value that belongs here."
            : $"this is no JSON ({broken.Message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.')}).";

    private sealed record Book(IReadOnlyList<Entry?>? Ladders);

    private sealed record Entry(string? From, string? Family, string? Band, IReadOnlyList<StepEntry?>? Steps);

    private sealed record StepEntry(string? Key, string? Kind, int? Offset, string? Audience);
}
