namespace ActionPlans.Domain;

/// <summary>The border of the day and the hours of people: Europe/London, summer time included. Instants are UTC.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day that it is in London at this instant.</summary>
    public static DateOnly Today(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The same instant with London's offset, for printing.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>
    /// The instant (UTC) at which London's clocks show this day and time. A time that the clocks skip in March is an hour
    /// later; of one that they show twice in October, the first is meant.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (London.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        var offset = London.IsAmbiguousTime(wall) ? London.GetAmbiguousTimeOffsets(wall).Max() : London.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>The first instant (UTC) of this day: what was due the day before is overdue from here on.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);
}
