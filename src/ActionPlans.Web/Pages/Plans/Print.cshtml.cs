using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>The plan as a table on paper.</summary>
internal sealed class PrintModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PlanPage(mediator, current)
{
    /// <summary>More would make the page too heavy; plans that long are printed from the Word file.</summary>
    private const int PageSize = 40;

    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public int Parts { get; private set; } = 1;

    public PlanDocument Document { get; private set; } = null!;

    public IReadOnlyList<PlanGroup> Groups { get; private set; } = [];

    public DateOnly Today => LondonTime.Today(clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (Summary.IsBoards)
            throw new NotFoundException(Id);
        Document = (await Mediator.Send(new GetPlan(Plan), cancellationToken)).Document;
        var groups = Document.Entries.GroupBy(entry => entry.Recommendation).ToList();
        Parts = Math.Max(1, (groups.Count + PageSize - 1) / PageSize);
        Part = Math.Clamp(Part, 1, Parts);
        Groups = [.. groups.Skip((Part - 1) * PageSize).Take(PageSize).Select(group => new PlanGroup(
            group.Key, group.First().Number, group.First().Text, group.First().Timescale, group.First().Due,
            [.. group.Where(entry => entry.MustAnswer || entry.Answer is not null || entry.Actions.Count > 0).Select(Form)], []))];
    }

    private AnswerForm Form(PlanEntry entry) => new("", entry, [.. entry.Actions.Select(action => new ActionForm(action, PlanWords.Rag(action, Today), [], null))], null);
}
