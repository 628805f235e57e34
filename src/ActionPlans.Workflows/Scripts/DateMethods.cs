using System.Globalization;

namespace ActionPlans.Workflows.Scripts;

/// <summary>The methods of dates. A script's local time is UTC, so that a step gives the same result everywhere.</summary>
internal static class DateMethods
{
    private const double MaxMilliseconds = 8.64e15;

    public static object? Find(JsDate date, string name) => name switch
    {
        "getTime" or "valueOf" => Method(_ => date.Milliseconds),
        "getFullYear" or "getUTCFullYear" => Part(date, moment => moment.Year),
        "getMonth" or "getUTCMonth" => Part(date, moment => moment.Month - 1),
        "getDate" or "getUTCDate" => Part(date, moment => moment.Day),
        "getDay" or "getUTCDay" => Part(date, moment => (int)moment.DayOfWeek),
        "getHours" or "getUTCHours" => Part(date, moment => moment.Hour),
        "getMinutes" or "getUTCMinutes" => Part(date, moment => moment.Minute),
        "getSeconds" or "getUTCSeconds" => Part(date, moment => moment.Second),
        "getMilliseconds" or "getUTCMilliseconds" => Part(date, moment => moment.Millisecond),
        "getTimezoneOffset" => Method(_ => 0.0),
        "setTime" => Method(a => date.Milliseconds = Js.ToNumber(a.FirstOrDefault())),
        "setFullYear" or "setUTCFullYear" => Change(date, (moment, value) => moment.AddYears(value - moment.Year)),
        "setMonth" or "setUTCMonth" => Change(date, (moment, value) => moment.AddMonths(value + 1 - moment.Month)),
        "setDate" or "setUTCDate" => Change(date, (moment, value) => moment.AddDays(value - moment.Day)),
        "setHours" or "setUTCHours" => Change(date, (moment, value) => moment.AddHours(value - moment.Hour)),
        "setMinutes" or "setUTCMinutes" => Change(date, (moment, value) => moment.AddMinutes(value - moment.Minute)),
        "setSeconds" or "setUTCSeconds" => Change(date, (moment, value) => moment.AddSeconds(value - moment.Second)),
        "toISOString" or "toJSON" => Method(_ => ToIso(date)),
        "toString" or "toUTCString" or "toLocaleString" => Method(_ => ToDisplay(date)),
        "toDateString" or "toLocaleDateString" => Method(_ => Moment(date)?.ToString("ddd MMM dd yyyy", CultureInfo.InvariantCulture) ?? "Invalid Date"),
        _ => Undefined.Value,
    };

    public static JsDate Create(object?[] arguments, DateTimeOffset now)
    {
        if (arguments.Length == 0)
            return new JsDate(Since1970(now));
        if (arguments.Length == 1)
            return new JsDate(arguments[0] is string text ? Parse(text) : Js.ToNumber(arguments[0]));

        double[] parts = [.. arguments.Select(Js.ToNumber)];
        if (parts.Any(part => !double.IsFinite(part) || Math.Abs(part) > 1e9))
            return new JsDate(double.NaN);
        try
        {
            DateTime moment = new DateTime((int)parts[0], 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths((int)parts[1])
                .AddDays(Item(2, 1) - 1).AddHours(Item(3, 0)).AddMinutes(Item(4, 0)).AddSeconds(Item(5, 0)).AddMilliseconds(Item(6, 0));
            return new JsDate(Since1970(new DateTimeOffset(moment)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return new JsDate(double.NaN);
        }

        double Item(int index, double absent) => index < parts.Length ? parts[index] : absent;
    }

    public static double Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? Since1970(moment) : double.NaN;

    public static double Since1970(DateTimeOffset moment) => Math.Floor((moment - DateTimeOffset.UnixEpoch).TotalMilliseconds);

    public static DateTimeOffset? ToInstant(JsDate date) => Moment(date) is { } moment ? new DateTimeOffset(moment) : null;

    public static string ToDisplay(JsDate date) =>
        Moment(date)?.ToString("ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (UTC)'", CultureInfo.InvariantCulture) ?? "Invalid Date";

    public static string ToIso(JsDate date) => Moment(date)?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        ?? throw ScriptThrownException.Error("RangeError", "Invalid time value");

    private static DateTime? Moment(JsDate date)
    {
        if (!double.IsFinite(date.Milliseconds) || Math.Abs(date.Milliseconds) > MaxMilliseconds)
            return null;
        double ticks = date.Milliseconds * TimeSpan.TicksPerMillisecond;
        return ticks > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks || ticks < -DateTime.UnixEpoch.Ticks ? null : DateTime.UnixEpoch.AddTicks((long)ticks);
    }

    private static JsFunction Method(Func<object?[], object?> body) => new((_, arguments) => body(arguments));

    private static JsFunction Part(JsDate date, Func<DateTime, int> part) => Method(_ => Moment(date) is { } moment ? (double)part(moment) : double.NaN);

    private static JsFunction Change(JsDate date, Func<DateTime, int, DateTime> change) => Method(arguments =>
    {
        try
        {
            date.Milliseconds = Moment(date) is { } moment
                ? Since1970(new DateTimeOffset(change(moment, Js.ToInteger(arguments.FirstOrDefault(), 0))))
                : double.NaN;
        }
        catch (ArgumentOutOfRangeException)
        {
            date.Milliseconds = double.NaN;
        }
        return date.Milliseconds;
    });
}
