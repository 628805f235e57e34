using System.Globalization;
using ActionPlans.Domain;

namespace ActionPlans.Web;

/// <summary>Runs like the system's clock from a given moment on: a training that is held on a Saturday sees letters go out.</summary>
internal sealed class StartingClock : TimeProvider
{
    public const string Setting = "start-at";

    private const string Format = "yyyy-MM-dd'T'HH:mm";

    private readonly TimeSpan shift;

    private StartingClock(DateTimeOffset from) => shift = from - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    /// <param name="given">Day and time, Europe/London; null for the system's clock.</param>
    /// <exception cref="RefusedException">It is none.</exception>
    public static TimeProvider Of(string? given) =>
        given is null ? System
        : DateTime.TryParseExact(given, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            ? new StartingClock(LondonTime.At(DateOnly.FromDateTime(from), TimeOnly.FromDateTime(from)))
            : throw new RefusedException($"--{Setting} {given} is no day and time: write it as 2026-11-25T10:00");
}
