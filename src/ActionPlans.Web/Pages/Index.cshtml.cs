using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages;

/// <summary>What needs the viewer now, by what they are; what is due next; what changed lately. Every number leads to what it counts.</summary>
internal sealed class IndexModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PageModel
{
    private const int Shown = 8;

    public DateOnly Day { get; private set; }

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    /// <summary>What somebody asked the viewer, or sent back to them.</summary>
    public IReadOnlyList<Need> Needs { get; private set; } = [];

    /// <summary>What needs the viewer now, what their role does first standing first.</summary>
    public IReadOnlyList<ItemList> Lists { get; private set; } = [];

    public IReadOnlyList<Item> Next { get; private set; } = [];

    public IReadOnlyList<RecentChange> Changes { get; private set; } = [];

    /// <summary>That wait for an administrator; 0 for anybody else.</summary>
    public int Tasks { get; private set; }

    public bool IsQuiet => Tasks == 0 && Needs.Count == 0 && Lists.All(list => list.Found.Total == 0);

    private bool Decides => current.Viewer.Is(PostRole.Oversight) || current.Viewer.Is(PostRole.Regulator);

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
        // What waits for a decision is late for those who decide, not for those who handed it in.
        var late = new ItemList("Overdue", WithoutWaiting(overdue), "/follow-up?standing=overdue");
        Lists = Decides ? [new("Waiting for a decision", waiting, "/follow-up?standing=waiting"), late] : [late];
        Needs = [.. (await mediator.Send(new ListNeeds(), cancellationToken)).Where(IsForViewer)];
        Next = due.Items;
        Changes = await mediator.Send(new ListChanges(), cancellationToken);
        Tasks = current.Viewer.IsAdministrator ? (await mediator.Send(new ListTasks(All: false), cancellationToken)).Count : 0;
    }

    public string Said(Need need) => need.Kind switch
    {
        "extension-asked" => $"{need.By} asks for more time, until {Words.Day(need.To!.Value)}",
        "extension-countered" => $"{need.By} offers {Words.Day(need.To!.Value)} instead of the date that was asked for",
        _ => $"{need.By} returned the evidence",
    };

    /// <summary>Requests go to those who decide, what was offered instead and what came back to those who have to do it.</summary>
    private bool IsForViewer(Need need) => need.By != current.Viewer.Name && Decides == (need.Kind == "extension-asked");

    private static ItemPage WithoutWaiting(ItemPage page) => page with { Items = [.. page.Items.Where(item => item.State != "evidenceSubmitted")] };

    private Task<ItemPage> OfAsync(string standing, CancellationToken cancellationToken) =>
        mediator.Send(new ListItems(new ItemFilter { Standing = standing }, PageSize: Shown), cancellationToken);

    public sealed record Figure(long Count, string Text, string Href);

    /// <param name="Href">Where the whole list is.</param>
    public sealed record ItemList(string Heading, ItemPage Found, string Href);
}
