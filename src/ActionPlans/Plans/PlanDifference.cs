using ActionPlans.Domain;

namespace ActionPlans.Plans;

/// <summary>What changed from one version of a plan to the next, a line each.</summary>
internal static class PlanDifference
{
    private const int LongestCell = 80;

    public static IReadOnlyList<string> Of(PlanDocument before, PlanDocument after)
    {
        var known = before.Entries.ToDictionary(entry => (entry.Recommendation, entry.Body));
        var lines = new List<string>();
        foreach (var entry in after.Entries)
        {
            known.TryGetValue((entry.Recommendation, entry.Body), out var earlier);
            lines.AddRange(Answers(earlier, entry));
            var actions = earlier?.Actions.ToDictionary(action => action.Id) ?? [];
            foreach (var action in entry.Actions)
                lines.AddRange(actions.Remove(action.Id, out var old) ? Cells(action.Id, Of(old), Of(action)) : [$"{action.Id} added for {entry.Recommendation}: {Cut(action.Text)}"]);
            lines.AddRange(actions.Keys.Select(id => $"{id} taken out of {entry.Recommendation}"));
        }

        return lines;
    }

    /// <summary>As a sentence; null when nothing changed.</summary>
    public static string? Say(int? since, IReadOnlyList<string> changes) =>
        changes.Count == 0 ? null : FormattableString.Invariant($"Changed since version {since}: {string.Join("; ", changes)}.");

    private static IEnumerable<string> Answers(PlanEntry? earlier, PlanEntry entry) => Cells(
        $"{entry.Recommendation}, {entry.Body}",
        [("answer", PlanCsv.Spoken(earlier?.Answer)), ("reason", earlier?.Reason), ("proposed date", Day(earlier?.ProposedDue))],
        [("answer", PlanCsv.Spoken(entry.Answer)), ("reason", entry.Reason), ("proposed date", Day(entry.ProposedDue))]);

    private static (string, string?)[] Of(PlannedAction action) =>
    [
        ("objective", action.Objective), ("action", action.Text), ("outcome", action.Outcome), ("evidence", action.Evidence), ("lead", action.Lead), ("target", action.Target),
    ];

    private static IEnumerable<string> Cells(string about, (string Name, string? Value)[] before, (string Name, string? Value)[] after) => before
        .Zip(after)
        .Where(pair => pair.First.Value != pair.Second.Value)
        .Select(pair => $"{about}: {pair.First.Name} {Cut(pair.First.Value)} → {Cut(pair.Second.Value)}");

    private static string Cut(string? value) => string.IsNullOrEmpty(value) ? "(blank)"
        : $"\"{(value.Length <= LongestCell ? value : string.Concat(value.AsSpan(0, LongestCell), "…")).ReplaceLineEndings(" ")}\"";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
