using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlans.Domain;
using ActionPlans.Settings;

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

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // people read the file; it is no part of a page
    };

    /// <param name="path">Null, or a file that is not there: the calendar of the release.</param>
    /// <exception cref="RefusedException">Something in it is wrong.</exception>
    internal static SettingFile<CalendarBook> At(string? path) => new(path, Read, CalendarBook.OfRelease);

    /// <param name="name">Of the file, for the message.</param>
    /// <exception cref="RefusedException">Something in it is wrong; the message says what.</exception>
    public static CalendarBook Read(string json, string name)
    {
        try
        {
            var book = JsonSerializer.Deserialize<Book>(json, Strict) ?? throw new RefusedException("it is empty; delete it to use the calendar of the release.");
            return new CalendarBook([.. (book.Added ?? []).Select(day => new BankHoliday(day.Date, day.Why))], book.Withdrawn ?? []);
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

    internal static string Write(CalendarBook book) => JsonSerializer.Serialize(
        new Book([.. book.Added.OrderBy(day => day.Date).Select(day => new Day(day.Date, day.Why))], [.. book.Withdrawn.Order()]), Strict);

    private sealed record Book(IReadOnlyList<Day>? Added, IReadOnlyList<DateOnly>? Withdrawn);

    private sealed record Day([property: JsonRequired] DateOnly Date, string Why = "");
}
