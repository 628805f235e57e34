using ActionPlans.Web.Components;

namespace ActionPlans.Web.Pages.Overview;

/// <summary>A question, its answer in a sentence, as bars, and as a table whose figures lead to what they count.</summary>
/// <param name="Series">What the parts of a bar are; empty where each has one.</param>
/// <param name="Whole">The length of a bar of full width.</param>
internal sealed record Chart(
    string Id, string Question, string Answer, IReadOnlyList<string> Series, IReadOnlyList<Bar> Bars, long Whole, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <param name="Href">The list of what is counted; null where there is none.</param>
internal sealed record Cell(string Text, string? Href = null);
