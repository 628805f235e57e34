using ActionPlans.Access;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Calendar;

internal sealed class ProposalsModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    // From the query: Razor Pages has a route value of the same name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public long[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public ProposalPage Found { get; private set; } = new([], 0, 1, 1);

    public bool IsChosen(long id) => Chosen.Contains(id);

    public string Said(DateOnly? due) => due is { } day ? Words.Day(day) : "no date";

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Mediator.Send(new FindProposals(PageNumber), cancellationToken);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) => DecideAsync("accepted", id => new AcceptProposal(id, By), cancellationToken);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Reason), Reason, "Say why the dates stay, for the record");
        return DecideAsync("kept", id => new RejectProposal(id, Reason!.Trim(), By), cancellationToken);
    }

    /// <summary>Each on its own: what somebody else decided meanwhile is named, and the others are decided.</summary>
    private async Task<IActionResult> DecideAsync(string done, Func<long, IRequest<Decision>> request, CancellationToken cancellationToken)
    {
        if (Chosen.Length == 0)
            ModelState.AddModelError(nameof(Chosen), "Choose at least one deadline");
        return await TryAsync(
            nameof(Chosen), $"/administration/proposals?done={done}",
            async () =>
            {
                var answers = new List<Decision>();
                foreach (var id in Chosen.Distinct())
                    answers.Add(await Mediator.Send(request(id), cancellationToken));
                return answers.Find(answer => !answer.IsAccepted) ?? Decision.Accepted;
            },
            cancellationToken);
    }
}
