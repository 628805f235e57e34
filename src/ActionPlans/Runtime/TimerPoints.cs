using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Runtime;

/// <summary>
/// Says when a point comes that a definition names in words: "next step" (of the ladder), "7 days before",
/// "5 working days after", "on the day". Times of day are Europe/London.
/// </summary>
internal sealed class TimerPoints(WorkingDays calendar, SubjectLadders ladders)
{
    public const string NextStep = "next step";

    /// <summary>Two hours before the day's messages go out, so that a burst is worked off and grouped by then.</summary>
    private static readonly TimeOnly Rings = new(7, 0);

    /// <summary>The instant of <paramref name="point"/>; null as long as nothing is agreed, or when the ladder has no further step.</summary>
    /// <exception cref="FormatException">The point is not one of the four forms.</exception>
    /// <exception cref="RefusedException">The last step reached is not of the ladder that holds: somebody changed the file under it.</exception>
    public DateTimeOffset? Resolve(string point, Anchor anchor, string subject, UnitOfWork work)
    {
        if (anchor.Due is not { } due)
            return null;

        if (string.Equals(point, NextStep, StringComparison.OrdinalIgnoreCase))
            return ladders.Of(work, subject, anchor.Since).Next(due, anchor.Since, anchor.Reached, calendar) is { } moment ? LondonTime.At(moment.Day, Rings) : null;

        return LondonTime.At(Day(point, due), Rings);
    }

    /// <summary>The step of the ladder that <paramref name="today"/> has reached, with those it stands for; null: none since <see cref="Anchor.Reached"/>.</summary>
    /// <exception cref="RefusedException">That last step is not of the ladder that holds.</exception>
    public LadderMoment? Reached(Anchor anchor, DateOnly today, string subject, UnitOfWork work) =>
        anchor.Due is { } due ? ladders.Of(work, subject, anchor.Since).Reached(due, anchor.Since, anchor.Reached, today, calendar) : null;

    /// <summary>Why a definition cannot wait for this point; null when it can.</summary>
    public static string? Wrong(string point)
    {
        if (string.Equals(point, NextStep, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            _ = Days(point);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private DateOnly Day(string point, DateOnly due)
    {
        if (Days(point) is not { } days)
            return due;
        var (count, working, before) = days;
        return (working, before) switch
        {
            (false, true) => calendar.OnOrBefore(due.AddDays(-count)),
            (false, false) => calendar.OnOrAfter(due.AddDays(count)),
            (true, true) => calendar.Add(due, -count),
            (true, false) => calendar.Add(due, count),
        };
    }

    /// <summary>How far from the due date; null: on it.</summary>
    private static (int Count, bool Working, bool Before)? Days(string point)
    {
        var words = point.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            ["on", "the", "day"] => null,
            [var count, "day" or "days", "before" or "after"] => (Number(count, point), false, words[^1] == "before"),
            [var count, "working", "day" or "days", "before" or "after"] => (Number(count, point), true, words[^1] == "before"),
            _ => throw NotAPoint(point),
        };
    }

    private static int Number(string text, string point) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 3660 ? number : throw NotAPoint(point);

    private static FormatException NotAPoint(string point) => new(
        $"'{point}' is not a point that can be waited for: write \"next step\", \"7 days before\", \"5 working days after\" or \"on the day\"");
}
