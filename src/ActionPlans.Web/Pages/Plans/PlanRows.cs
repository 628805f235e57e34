using ActionPlans.Domain;
using ActionPlans.Plans;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>A recommendation in the editor, with the answers that are shown.</summary>
internal sealed record PlanGroup(string Recommendation, string Number, string Text, string Timescale, DateOnly? Due, IReadOnlyList<AnswerForm> Answers, IReadOnlyList<PlanProblem> Problems);

/// <summary>One body's answer as it can be changed.</summary>
/// <param name="Key">Of the row on the page: "R3-1".</param>
/// <param name="Refused">What was filled in and not taken; null: nothing.</param>
internal sealed record AnswerForm(string Key, PlanEntry Entry, IReadOnlyList<ActionForm> Actions, RefusedRow? Refused)
{
    public bool IsConflict => Refused is { IsConflict: true };

    public string? Answer => Refused is null ? Entry.Answer : Refused.Cells.GetValueOrDefault("answer");

    public string? Reason => Refused is null ? Entry.Reason : Refused.Cells.GetValueOrDefault("reason");

    public string? ProposedDue => Refused is null ? Entry.ProposedDue?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : Refused.Cells.GetValueOrDefault("proposedDue");

    /// <summary>The version that the next change has seen.</summary>
    public long Seen => Refused is { IsConflict: false } ? Refused.Seen : Entry.Seen;

    /// <summary>What somebody else wrote meanwhile.</summary>
    public string Theirs => $"{PlanWords.Answer(Entry.Answer)}{(Entry.Reason is null ? "" : $": {Entry.Reason}")}{(Entry.ProposedDue is { } on ? $" (proposed date {Words.Day(on)})" : "")}";
}

/// <summary>One action as it can be changed.</summary>
/// <param name="Refused">What was filled in and not taken; null: nothing.</param>
internal sealed record ActionForm(PlannedAction Action, Rag Rag, IReadOnlyList<PlanProblem> Problems, RefusedRow? Refused)
{
    public bool IsConflict => Refused is { IsConflict: true };

    public long Seen => Refused is { IsConflict: false } ? Refused.Seen : Action.Seen;

    public IEnumerable<ActionCell> Cells => ActionCell.Of(Action).Select(cell =>
        Refused?.Cells.TryGetValue(cell.Name, out var mine) == true ? cell with { Mine = mine.ReplaceLineEndings("\n") } : cell);
}

/// <summary>A cell of an action.</summary>
/// <param name="Name">As the form sends it.</param>
/// <param name="Mine">What was filled in and not taken; null: nothing.</param>
internal sealed record ActionCell(string Name, string Label, string Stands, string? Mine = null)
{
    public string Shown => Mine ?? Stands;

    /// <summary>Whether somebody else wrote something different there.</summary>
    public bool Differs => Mine is not null && Mine.Trim() != Stands;

    public static IEnumerable<ActionCell> Of(PlannedAction? action) =>
    [
        new("objective", "Objective", action?.Objective ?? ""),
        new("text", "Action", action?.Text ?? ""),
        new("outcome", "Outcome", action?.Outcome ?? ""),
        new("evidence", "Evidence of compliance", action?.Evidence ?? ""),
        new("lead", "Lead", action?.Lead ?? ""),
        new("target", "Target", action?.Target ?? ""),
    ];
}

/// <summary>A row that was not taken, as it was filled in.</summary>
/// <param name="Key">"A7", or "R3-1".</param>
/// <param name="Cells">What was sent; a cell that was not sent stays as it is.</param>
/// <param name="IsConflict">Somebody else changed it meanwhile; else something in it is wrong.</param>
internal sealed record RefusedRow(string Key, IReadOnlyDictionary<string, string> Cells, string Message, bool IsConflict, long Seen);
