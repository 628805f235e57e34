using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Audit;

/// <summary>A line of the record about one thing.</summary>
[method: ExplicitConstructor]
public sealed record HistoryEntry(DateTimeOffset At, string By, string Text);

/// <summary>What the record says of a person, a body or a setting.</summary>
internal static class History
{
    /// <summary>The newest entries, newest first.</summary>
    public static IReadOnlyList<HistoryEntry> Of(UnitOfWork work, string subject, int most) =>
        work.Query<HistoryEntry>("SELECT At, By, Text FROM TimelineEntry WHERE Subject = @subject ORDER BY Id DESC LIMIT @most", new { subject, most });
}
