using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.FollowUp;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.FollowUp;

internal sealed class CallModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string About { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Say whom you spoke to"), StringLength(200, ErrorMessage = "Write at most 200 characters")]
    public string? SpokenTo { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what was said"), StringLength(4_000, ErrorMessage = "Write at most 4,000 characters")]
    public string? Said { get; set; }

    public SubjectDetails Details { get; private set; } = null!;

    private SubjectId Subject => SubjectId.TryParse(About, "RPAK") ?? throw new NotFoundException(About);

    public Task OnGetAsync(CancellationToken cancellationToken) => Viewer.AnswersForPlaces ? LoadAsync(cancellationToken) : throw new NotFoundException(About);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        TryAsync(nameof(Said), Links.To(Subject), () => mediator.Send(new LogCall(Subject, SpokenTo!, Said!, By), cancellationToken), cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Details = await mediator.Send(new ShowSubject(Subject), cancellationToken);
}
