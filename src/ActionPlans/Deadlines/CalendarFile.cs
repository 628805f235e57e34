using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlans.Domain;

namespace ActionPlans.Deadlines;

/// <summary>
/// Reads bank-holidays.json: days added and withdrawn since this release, as <c>{ "added": [ { "date": "2029-05-08", "why": "…" } ],
/// "withdrawn": [ "2029-05-07" ] }</c>. What makes no sense is refused with one line that names it.
/// </summary>
public static class CalendarFile
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "bank-holidays.json";

    /// <summary>Where it lies; without this setting, and without the file, the calendar is the one of the release.</summary>
    public const string Setting = "Calendar:File";

    private const int LargestSize = 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="path">Null, or a file that is not there: the calendar of the release.</param>
    /// <exception cref="RefusedException">Something in it is wrong.</exception>
    public static WorkingDays LoadOrDefault(string? path)
    {
        if (path is null || !File.Exists(path))
            return WorkingDays.EnglandAndWales;
        if (new FileInfo(path).Length > LargestSize)
            throw new RefusedException($"{Path.GetFileName(path)} is larger than 1 MB: that is no list of bank holidays");
        return Read(File.ReadAllText(path), Path.GetFileName(path));
    }

    /// <param name="name">Of the file, for the message.</param>
    /// <exception cref="RefusedException">Something in it is wrong; the message says what.</exception>
    public static WorkingDays Read(string json, string name)
    {
        try
        {
            var book = JsonSerializer.Deserialize<Book>(json, Strict) ?? throw new RefusedException("it is empty; delete it to use the calendar of the release.");
            return WorkingDays.EnglandAndWales.With((book.Added ?? []).Select(day => new BankHoliday(day.Date, day.Why)), book.Withdrawn ?? []);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException($"{name}: {refused.Message}");
        }
        catch (JsonException broken)
        {
            throw new RefusedException($"{name}: it cannot be understood at {broken.Path ?? "the beginning"}: write {{ \"added\": [ {{ \"date\": \"2029-05-08\", \"why\": \"…\" }} ], \"withdrawn\": [ \"2029-05-07\" ] }}.");
        }
    }

    private sealed record Book(IReadOnlyList<Day>? Added, IReadOnlyList<DateOnly>? Withdrawn);

    private sealed record Day([property: JsonRequired] DateOnly Date, string Why = "");
}
