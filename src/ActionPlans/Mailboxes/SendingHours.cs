using ActionPlans.Domain;

namespace ActionPlans.Mailboxes;

/// <summary>When messages may go out: working days of England and Wales, 09:00 to 17:00 Europe/London. Nothing on closed days, nothing at night.</summary>
public sealed class SendingHours(WorkingDays calendar)
{
    public static readonly TimeOnly Opens = new(9, 0);
    public static readonly TimeOnly Closes = new(17, 0);

    /// <summary>The first instant at or after <paramref name="now"/> at which a message may go out.</summary>
    public DateTimeOffset EarliestFrom(DateTimeOffset now)
    {
        var today = LondonTime.Today(now);
        if (calendar.IsWorkingDay(today))
        {
            var opens = LondonTime.At(today, Opens);
            if (now < opens)
                return opens;
            if (now < LondonTime.At(today, Closes))
                return now;
        }

        return NextMorning(now);
    }

    /// <summary>When something that waits since or until <paramref name="due"/> may go out: never in the past, so that nobody is woken for nothing.</summary>
    public DateTimeOffset Next(DateTimeOffset due, DateTimeOffset now) => EarliestFrom(due > now ? due : now);

    /// <summary>09:00 on the next working day after the London day of <paramref name="now"/>.</summary>
    public DateTimeOffset NextMorning(DateTimeOffset now) => LondonTime.At(calendar.OnOrAfter(LondonTime.Today(now).AddDays(1)), Opens);
}
