using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Messages;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty, StringLength(300, ErrorMessage = "Write at most 300 characters")]
    public string? Reason { get; set; }

    public LetterDetails Letter { get; private set; } = null!;

    public bool MayAct => Viewer.IsAdministrator;

    private string Here => $"/messages/{Uri.EscapeDataString(Id)}";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostResendAsync(CancellationToken cancellationToken) => TryAsync("", Here, async () =>
        await mediator.Send(new RetryMessages(Id, By), cancellationToken) > 0 ? Decision.Accepted : Decision.Ignored("This letter has not failed."), cancellationToken);

    public Task<IActionResult> OnPostBounceAsync(CancellationToken cancellationToken) =>
        TryAsync(nameof(Reason), Here, () => mediator.Send(new RecordBounce(Id, Reason ?? "", By), cancellationToken), cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Letter = await mediator.Send(new ShowLetter(Id), cancellationToken);
}
