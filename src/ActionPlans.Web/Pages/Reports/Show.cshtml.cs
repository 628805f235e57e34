using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Reports;

internal sealed class ShowModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public ReportDetails Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Report = await mediator.Send(new GetReport(Id), cancellationToken);

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
        }
    }

    /// <summary>How long there is for a plan that still has to be submitted.</summary>
    public string Countdown(ReportPlan plan)
    {
        if (plan.State is not ("due" or "returned") || plan.DueOn is not { } due)
            return "";
        var days = due.DayNumber - LondonTime.Today(clock.GetUtcNow()).DayNumber;
        return days switch
        {
            0 => " (today)",
            > 0 => $" ({Say.Count(days, "day")} left)",
            _ => $" ({Say.Count(-days, "day")} overdue)",
        };
    }
}
