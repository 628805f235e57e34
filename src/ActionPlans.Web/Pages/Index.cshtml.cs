using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages;

/// <summary>What needs the viewer now and what is due next; every number leads to what it counts.</summary>
internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const int Shown = 8;

    public DateOnly Day { get; private set; }

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public IReadOnlyList<Item> Now { get; private set; } = [];

    public IReadOnlyList<Item> Next { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Day = LondonTime.Today(clock.GetUtcNow());
        var overdue = await OfAsync("overdue", cancellationToken);
        var waiting = await OfAsync("waiting", cancellationToken);
        var due = await OfAsync("due", cancellationToken);
        var undated = await OfAsync("undated", cancellationToken);
        Figures =
        [
            new(overdue.Total, "overdue", "/follow-up?standing=overdue"),
            new(due.Total, "due in the next 30 days", "/follow-up?standing=due"),
            new(waiting.Total, "waiting for a decision", "/follow-up?standing=waiting"),
            new(undated.Total, "without an agreed date", "/follow-up?standing=undated"),
        ];
        Now = [.. overdue.Items.Concat(waiting.Items).DistinctBy(item => item.Id).Take(Shown)];
        Next = due.Items;
    }

    private Task<ItemPage> OfAsync(string standing, CancellationToken cancellationToken) =>
        mediator.Send(new ListItems(new ItemFilter { Standing = standing }, PageSize: Shown), cancellationToken);

    public sealed record Figure(long Count, string Text, string Href);
}
