using ActionPlans.Domain;

namespace ActionPlans.Deadlines;

/// <summary>What an installation knows of bank holidays beyond this release.</summary>
/// <param name="Withdrawn">Days that the release has and that are none.</param>
public sealed record CalendarBook(IReadOnlyList<BankHoliday> Added, IReadOnlyList<DateOnly> Withdrawn)
{
    public static CalendarBook OfRelease { get; } = new([], []);

    /// <summary>The working days that follow.</summary>
    public WorkingDays Calendar { get; } = WorkingDays.EnglandAndWales.With(Added, Withdrawn);
}
