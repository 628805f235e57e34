using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Settings;
using MediatR;

namespace ActionPlans.Ladders;

/// <summary>Every ladder that was set, and what holds where none was.</summary>
public sealed record ListLadders : IRequest<LadderList>;

/// <param name="Rules">By family and band, those for every one first; of these the latest first.</param>
/// <param name="Problem">Why the file as it is now is not in force; null when it is.</param>
/// <param name="History">The newest changes, newest first.</param>
public sealed record LadderList(IReadOnlyList<LadderLine> Rules, string? Problem, IReadOnlyList<HistoryEntry> History);

/// <param name="HasBegun">Whether it can no longer be changed.</param>
/// <param name="IsReplaced">Whether a later one for the same duties has begun: only what is older is still on it.</param>
public sealed record LadderLine(LadderRule Rule, bool HasBegun, bool IsReplaced);

internal sealed class ListLaddersHandler(Database database, SettingFile<LadderBook> file, TimeProvider clock) : RequestHandler<ListLadders, LadderList>
{
    private const int NewestChanges = 20;

    protected override LadderList Handle(ListLadders request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        var rules = file.Current.Rules;
        using var work = database.BeginReading();
        return new LadderList(
            [.. rules
                .OrderBy(rule => rule.Family, StringComparer.Ordinal).ThenBy(rule => rule.Band, StringComparer.Ordinal).ThenByDescending(rule => rule.From)
                .Select(rule => new LadderLine(
                    rule, !(rule.From > today),
                    rules.Any(later => later.Family == rule.Family && later.Band == rule.Band && later.From <= today && later.From > (rule.From ?? DateOnly.MinValue))))],
            file.Problem, History.Of(work, LadderFile.Name, NewestChanges));
    }
}
