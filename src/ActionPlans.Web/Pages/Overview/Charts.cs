using System.Globalization;
using ActionPlans.Overview;
using ActionPlans.Recommendations;
using ActionPlans.Web.Components;

namespace ActionPlans.Web.Pages.Overview;

/// <summary>The figures as charts.</summary>
/// <param name="isNow">Lists show what is now: figures of a day that has passed lead nowhere.</param>
internal sealed class Charts(OverviewFigures figures, bool isNow)
{
    private const int MostAreas = 12;

    /// <summary>In the table behind the chart; whoever looks for another area finds it in the follow-up list.</summary>
    private const int MostRows = 40;

    public IReadOnlyList<Chart> All => [OverdueByArea(), OnTime(), Plans(), Steps()];

    private Chart OverdueByArea()
    {
        var areas = figures.Overdue.GroupBy(count => count.Area)
            .Select(area => (Name: area.Key, Ages: ItemAge.All.Select(age => area.Where(count => count.Age == age.Key).Sum(count => count.Count)).ToArray()))
            .OrderByDescending(area => area.Ages.Sum()).ThenBy(area => area.Name, StringComparer.Ordinal).ToList();
        var shown = areas.Take(MostAreas).ToList();
        var total = figures.Overdue.Sum(count => count.Count);
        var longer = figures.Overdue.Where(count => ItemAge.Find(count.Age)!.From > 30).Sum(count => count.Count);
        return new Chart(
            "overdue", "Where are things overdue, and for how long?",
            total == 0 ? "Nothing is overdue." : $"{FollowUpWords.Count(total, "thing is", "things are")} overdue, {Number(longer)} of them for more than 30 days. Most are in {Place(areas[0].Name)}: {Number(areas[0].Ages.Sum())}.",
            [.. ItemAge.All.Select(age => FollowUpWords.Capital(age.Words))],
            [.. shown.Select(area => new Bar(Place(area.Name), area.Ages, Number(area.Ages.Sum())))],
            shown.Select(area => area.Ages.Sum()).DefaultIfEmpty(1).Max(),
            ["Area", .. ItemAge.All.Select(age => FollowUpWords.Capital(age.Words)), "Together"],
            [.. areas.Take(MostRows).Select(area => (Cell[])
            [
                new Cell(Place(area.Name)),
                .. ItemAge.All.Zip(area.Ages).Select(one => Counted(one.Second, Overdue(area.Name) with { Age = one.First.Key })),
                Counted(area.Ages.Sum(), Overdue(area.Name)),
            ])]);

        static ItemFilter Overdue(string area) => new() { Standing = "overdue", Area = area.Length > 0 ? area : null };
    }

    private Chart OnTime()
    {
        var due = figures.OnTime.Sum(month => month.FellDue);
        var met = figures.OnTime.Sum(month => month.OnTime);
        return new Chart(
            "on-time", "Are things done by the day on which they are due?",
            due == 0 ? "Nothing fell due in these twelve months." : $"Of {FollowUpWords.Count(due, "thing", "things")} that fell due in these twelve months, {Number(met)} ({Share(met, due)} %) {(met == 1 ? "was" : "were")} done in time: evidence accepted, or the plan submitted, by the end of the due date.",
            [],
            [.. figures.OnTime.Select(month => new Bar(Month(month.Month), [month.FellDue == 0 ? 0 : 100 * month.OnTime / month.FellDue], month.FellDue == 0 ? "nothing fell due" : $"{Share(month.OnTime, month.FellDue)} %"))],
            100,
            ["Month", "Fell due", "In time", "Share"],
            [.. figures.OnTime.Select(month => (Cell[])
            [
                new Cell(Month(month.Month)), new Cell(Number(month.FellDue)), new Cell(Number(month.OnTime)), new Cell(month.FellDue == 0 ? "–" : $"{Share(month.OnTime, month.FellDue)} %"),
            ])]);
    }

    private Chart Plans()
    {
        (string Label, long Count, ItemFilter? List)[] groups =
        [
            ("Within 10 working days", Submitted(0, 10), null),
            ("After 11 to 15", Submitted(11, 15), null),
            ("After 16 to 20", Submitted(16, 20), null),
            ("After more than 20", Submitted(21, int.MaxValue), null),
            ("Not yet, and still in time", Waiting(0, 20), new ItemFilter { Standing = "due", Kind = "P" }),
            ("Not yet, and late", Waiting(21, int.MaxValue), new ItemFilter { Standing = "overdue", Kind = "P" }),
        ];
        var total = groups.Sum(group => group.Count);
        return new Chart(
            "plans", "Do action plans come within 20 working days of receipt?",
            total == 0 ? "No plan was asked for within 20 working days in these twelve months."
                : $"Of {FollowUpWords.Count(total, "plan", "plans")} asked for in these twelve months, {Number(Submitted(0, 20))} came in time and {Number(groups[3].Count)} late; {Number(groups[4].Count + groups[5].Count)} {(groups[4].Count + groups[5].Count == 1 ? "is" : "are")} still to come, {Number(groups[5].Count)} of them late.",
            [],
            [.. groups.Select(group => new Bar(group.Label, [group.Count], Number(group.Count)))],
            Math.Max(1, groups.Max(group => group.Count)),
            ["Submitted", "Plans"],
            [.. groups.Select(group => (Cell[])[new Cell(group.Label), group.List is { } list ? Counted(group.Count, list) : new Cell(Number(group.Count))])]);

        long Submitted(int from, int to) => figures.Plans.Where(plan => plan.Submitted && plan.Days >= from && plan.Days <= to).Sum(plan => plan.Count);
        long Waiting(int from, int to) => figures.Plans.Where(plan => !plan.Submitted && plan.Days >= from && plan.Days <= to).Sum(plan => plan.Count);
    }

    private Chart Steps()
    {
        string?[] ladder = [null, "overdue", "escalate-executive-lead", "escalate-oversight", "escalate-regulator", "chase"];
        var steps = ladder.Concat(figures.Steps.Select(step => step.Step).Except(ladder).Order(StringComparer.Ordinal))
            .Select(step => (Step: step, Count: figures.Steps.Where(count => count.Step == step).Sum(count => count.Count))).ToList();
        var total = steps.Sum(step => step.Count);
        var beyond = steps.Where(step => step.Step is not (null or "overdue")).Sum(step => step.Count);
        return new Chart(
            "steps", "How far up has it gone?",
            total == 0 ? "Nothing is overdue, so nothing has been escalated." : $"Of {FollowUpWords.Count(total, "thing that is", "things that are")} overdue, {Number(beyond)} {(beyond == 1 ? "has" : "have")} gone beyond the lead.",
            [],
            [.. steps.Select(step => new Bar(FollowUpWords.Step(step.Step), [step.Count], Number(step.Count)))],
            Math.Max(1, steps.Max(step => step.Count)),
            ["Last step taken", "Overdue"],
            [.. steps.Select(step => (Cell[])[new Cell(FollowUpWords.Step(step.Step)), step.Step is { } key ? Counted(step.Count, new ItemFilter { Standing = "overdue", Step = key }) : new Cell(Number(step.Count))])]);
    }

    private Cell Counted(long count, ItemFilter list) => new(Number(count), isNow && count > 0 ? FollowUpAddress.To(list) : null);

    private static string Place(string area) => area.Length > 0 ? area : "no area named";

    private static string Month(DateOnly first) => first.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => (100 * part / whole).ToString(CultureInfo.InvariantCulture);
}
