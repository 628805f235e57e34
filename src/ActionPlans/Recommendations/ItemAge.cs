namespace ActionPlans.Recommendations;

/// <summary>How long something has been overdue, in calendar days; both ends inclusive.</summary>
/// <param name="Key">As it stands in addresses.</param>
/// <param name="To">Null: no end.</param>
public sealed record ItemAge(string Key, string Words, int From, int? To)
{
    /// <summary>Youngest first.</summary>
    public static IReadOnlyList<ItemAge> All { get; } =
    [
        new("week", "up to a week", 1, 7),
        new("month", "8 to 30 days", 8, 30),
        new("quarter", "31 to 90 days", 31, 90),
        new("longer", "more than 90 days", 91, null),
    ];

    /// <returns>Null when there is no such age.</returns>
    public static ItemAge? Find(string? key) => All.FirstOrDefault(age => age.Key == key);

    /// <summary>The age of what has been overdue for so many days, at least 1.</summary>
    public static ItemAge Of(int days) => All.Last(age => age.From <= days);
}
