using ActionPlans.Access;
using ActionPlans.FollowUp;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.FollowUp;

/// <summary>Everything that is open or was, across all areas that the viewer sees: to look through, to ask about, to keep as a list, to take away as a file.</summary>
internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    // From the query: Razor Pages has a route value of the same name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>How many things were just asked about; null: none.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Asked { get; set; }

    [BindProperty]
    public string? ViewName { get; set; }

    /// <summary>As the address says; the form shows it again.</summary>
    public ItemFilter Filter { get; private set; } = new();

    public string? Standing => Filter.Standing;

    public string? Kind => Filter.Kind;

    public string? Area => Filter.Area;

    public string? Body => Filter.Body;

    public string? Band => Filter.Band;

    public string? Age => Filter.Age;

    public string? Rag => Filter.Rag;

    public string Sort => FollowUpAddress.Sorts.First(sort => sort.Sort == Filter.Sort).Key;

    public ItemPage Found { get; private set; } = new([], 0, 1, 1);

    public ItemChoices Choices { get; private set; } = new([], []);

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public string Query => FollowUpAddress.Of(Filter);

    public bool MayChase => Viewer.Oversees;

    public bool MayLogCalls => Viewer.AnswersForPlaces;

    /// <summary>What the viewer can do about one of them, and where.</summary>
    public IReadOnlyList<(string Href, string Text)> LinksOf(Item item)
    {
        var links = new List<(string, string)>();
        if (item.State is "evidenceSubmitted" or "submitted")
            links.Add((Links.To(item.Id), MayChase ? "Accept or return" : "See what was handed in"));
        if (item.ExtensionTo is { } to)
            links.Add((Links.To(item.Id), $"{(MayChase ? "Answer the request for more time" : "More time asked for")}, to {Words.Day(to)}"));
        if (MayLogCalls)
            links.Add(($"/follow-up/call?about={item.Id}", "Log a call"));
        return links;
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var file = await mediator.Send(new ExportItems(FollowUpAddress.Read(Request.QueryString.Value)), cancellationToken);
        return File(file.Content, file.ContentType, file.Name);
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        var filter = FollowUpAddress.Read(Request.QueryString.Value);
        return TryAsync(
            nameof(ViewName), FollowUpAddress.To(filter), () => mediator.Send(new SaveView(ViewName ?? "", FollowUpAddress.Of(filter)), cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(long view, CancellationToken cancellationToken)
    {
        // Removed twice is removed.
        await mediator.Send(new RemoveView(view), cancellationToken);
        return LocalRedirect(FollowUpAddress.To(FollowUpAddress.Read(Request.QueryString.Value)));
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Filter = FollowUpAddress.Read(Request.QueryString.Value);
        if (Request.Query.Count == 0)
            Filter = Filter with { Standing = "overdue" };
        Found = await mediator.Send(new ListItems(Filter, PageNumber), cancellationToken);
        Choices = await mediator.Send(new ListFilters(), cancellationToken);
        Views = await mediator.Send(new ListViews(), cancellationToken);
    }

    public static IEnumerable<(string Value, string Text)> Standings { get; } =
    [
        ("", "Any"), ("overdue", "Overdue"), ("due", "Due in the next 30 days"), ("open", "Open"), ("waiting", "Waiting for a decision"), ("undated", "Without an agreed date"),
        ("closed", "Closed"),
    ];

    public static IEnumerable<(string Value, string Text)> Kinds { get; } = [("", "Recommendations and plans"), ("R", "Recommendations"), ("P", "Action plans"), ("A", "Actions of plans")];

    public static IEnumerable<(string Value, string Text)> Colours { get; } =
        [("", "Any"), ("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("white", "White"), ("blue", "Blue")];

    public static IEnumerable<(string Value, string Text)> Ages { get; } = [("", "Any"), .. ItemAge.All.Select(age => (age.Key, FollowUpWords.Capital(age.Words)))];

    public IEnumerable<(string Value, string Text)> Areas => [("", "All"), .. Choices.Areas.Select(area => (area, area))];

    public IEnumerable<(string Value, string Text)> Bands => [("", "Any"), .. Choices.Bands.Select(band => (band, FollowUpWords.Band(band)))];

    public static IEnumerable<(string Value, string Text)> Orders { get; } = FollowUpAddress.Sorts.Select(sort => (sort.Key, sort.Text));
}
