using ActionPlans.Data;

namespace ActionPlans.Past;

/// <summary>
/// The table EarlierValue: what stood in a column before something else did. Written in the transaction that changes the row, so that
/// <see cref="PastCopy"/> can turn it back.
/// </summary>
internal static class EarlierValues
{
    public const string State = "State";

    /// <summary>Keeps nothing where nothing changes.</summary>
    /// <param name="subject">"R7"; <see cref="Part"/> for a part of one.</param>
    /// <param name="column">The column of the subject's row.</param>
    /// <param name="at">When <paramref name="before"/> ended.</param>
    public static void Keep(UnitOfWork work, string subject, string column, object? before, object? after, DateTimeOffset at)
    {
        if (Equals(before, after))
            return;
        work.Bulk("INSERT INTO EarlierValue (Id, Subject, Name, Value, Until) VALUES (@id, @subject, @name, @value, @until)", "id", "subject", "name", "value", "until")
            .Queue(work.NextId("EarlierValue"), subject, column, before, at);
    }

    /// <summary>A body's part of a recommendation.</summary>
    public static string Part(long recommendation, long body) => FormattableString.Invariant($"R{recommendation}/{body}");
}
