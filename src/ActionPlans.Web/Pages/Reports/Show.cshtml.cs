using ActionPlans.Access;
using ActionPlans.Boards;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Reports;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>As it stood at the end of that day; null: now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    /// <summary>What the recommendations are grouped by: "band" or "body".</summary>
    [BindProperty(SupportsGet = true, Name = "grouped")]
    public string? Grouped { get; set; }

    /// <summary>How many due dates would move since the day of receipt was put right; null: nobody just did.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Corrected { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ReportDetails Report { get; private set; } = null!;

    /// <summary>Of the board's plan; empty where the report has none.</summary>
    public IReadOnlyList<ActionItem> Actions { get; private set; } = [];

    public IReadOnlyList<RiskItem> Risks { get; private set; } = [];

    private DateOnly Today => LondonTime.Today(clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (AsOf >= Today)
            AsOf = null;
        Report = await mediator.Send(new GetReport(Id, AsOf), cancellationToken);
        if (Report.Plans.FirstOrDefault(plan => plan.Kind == "board") is not { } board)
            return;
        Actions = await mediator.Send(new ListActions(board.Id, AsOf), cancellationToken);
        Risks = await mediator.Send(new ListRisks(board.Id, WithClosed: true, AsOf), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ReceivedOn is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(ReceivedOn), "Enter the day on which it was received");
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say how you know");
        var moved = 0;
        var answer = await TryAsync(
            nameof(ReceivedOn), Links.ToReport(Id),
            async () =>
            {
                var proposed = await mediator.Send(new CorrectReceipt(Id, ReceivedOn!.Value, Reason!.Trim(), By), cancellationToken);
                moved = proposed.Count;
                return proposed.Decision;
            },
            cancellationToken);
        return answer is LocalRedirectResult ? LocalRedirect(FormattableString.Invariant($"{Links.ToReport(Id)}?corrected={moved}")) : answer;
    }

    public IEnumerable<IGrouping<string, ReportRecommendation>> Groups => Report.Recommendations.GroupBy(
        one => Grouped == "body" ? one.Bodies.Split("; ")[0] : one.Band.Length > 0 ? one.Band : one.Section.Length > 0 ? one.Section : "Without a timescale");

    public bool IsOverdue(ReportRecommendation one) => one.State == "open" && one.DueOn < (AsOf ?? Today);

    public IEnumerable<(string Key, string Value)> Facts
    {
        get
        {
            if (Report.Area is { } area)
                yield return ("Area", area);
            if (Report.InspectedFrom is { } from)
                yield return ("Inspected", Report.InspectedTo is { } to && to != from ? $"{Words.Day(from)} to {Words.Day(to)}" : Words.Day(from));
            if (Report.PublishedOn is { } published)
                yield return ("Published", Words.Day(published));
            yield return ("Received", Words.Day(Report.ReceivedOn));
            if (Report.Region is { } region)
                yield return ("Region", region);
            yield return ("File", Report.FileName);
        }
    }

    /// <summary>How long there is for a plan that still has to be submitted.</summary>
    public string Countdown(ReportPlan plan)
    {
        if (plan.State is not ("due" or "returned") || plan.DueOn is not { } due)
            return "";
        var days = due.DayNumber - (AsOf ?? Today).DayNumber;
        return days switch
        {
            0 => " (today)",
            > 0 => $" ({Say.Count(days, "day")} left)",
            _ => $" ({Say.Count(-days, "day")} overdue)",
        };
    }
}
