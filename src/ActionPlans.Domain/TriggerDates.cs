namespace ActionPlans.Domain;

/// <summary>The days on which the events that deadlines count from happened, as far as they are known (null: not known).</summary>
public sealed record TriggerDates
{
    /// <summary>The first day of the inspection.</summary>
    public DateOnly? InspectionFrom { get; init; }

    /// <summary>The last day of the inspection.</summary>
    public DateOnly? InspectionTo { get; init; }

    /// <summary>The day the report was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The day the body that has to answer received the report. May be before publication.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>The day the letter arrived; its printed date where that was not recorded.</summary>
    public DateOnly? Letter { get; init; }

    /// <summary>The day the action plan was accepted.</summary>
    public DateOnly? Accepted { get; init; }

    /// <summary>The day of an event, or null. A letter without a day of its own came with the report.</summary>
    public DateOnly? Of(TriggerEvent happening) => happening switch
    {
        TriggerEvent.Publication => Published,
        TriggerEvent.Receipt => Received,
        TriggerEvent.Letter => Letter ?? Received,
        TriggerEvent.Acceptance => Accepted,
        TriggerEvent.Inspection => InspectionTo ?? InspectionFrom,
        _ => throw new ArgumentOutOfRangeException(nameof(happening), happening, null),
    };

    /// <summary>Refuses days that cannot be right: outside the calendar, or an event before the one that it follows from.</summary>
    /// <exception cref="RefusedException">Names the two days that contradict each other.</exception>
    public void Check()
    {
        foreach (var day in new[] { InspectionFrom, InspectionTo, Published, Received, Letter, Accepted })
        {
            if (day is { } known)
            {
                BankHolidays.RequireYear(known.Year);
            }
        }

        RequireOrder("the inspection began", InspectionFrom, "the inspection ended", InspectionTo);
        var inspected = InspectionTo ?? InspectionFrom;
        RequireOrder("the inspection ended", inspected, "the report was published", Published);
        RequireOrder("the inspection ended", inspected, "the report was received", Received);
        RequireOrder("the inspection ended", inspected, "the letter arrived", Letter);
        RequireOrder("the report was received", Received, "the plan was accepted", Accepted);
    }

    private static void RequireOrder(string first, DateOnly? earlier, string second, DateOnly? later)
    {
        if (later < earlier)
        {
            throw new RefusedException(
                $"It is said that {second} on {Say.Day(later.Value)}, before {first} on {Say.Day(earlier.Value)}. Correct one of the two dates.");
        }
    }
}
