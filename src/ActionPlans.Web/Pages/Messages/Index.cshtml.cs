using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Messages;

/// <summary>Letters that were sent, are to be sent, or could not be.</summary>
internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public LetterPage Found { get; private set; } = new([], null);

    public bool MayResend => Viewer.IsAdministrator;

    public static IReadOnlyList<(string? State, string Text)> States { get; } = [(null, "All"), ("sent", "Sent"), ("pending", "To be sent"), ("failed", "Failed")];

    public static string To(string? state, string? before = null) =>
        $"/messages{(state is null ? "" : $"?state={state}")}{(before is null ? "" : $"{(state is null ? '?' : '&')}before={Uri.EscapeDataString(before)}")}";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostResendAsync(CancellationToken cancellationToken) => TryAsync("", To("pending"), async () =>
        await mediator.Send(new RetryMessages(null, By), cancellationToken) > 0 ? Decision.Accepted : Decision.Ignored("No letter has failed."), cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!States.Any(one => one.State == State))
            State = null;
        Found = await mediator.Send(new ListLetters(State, Before), cancellationToken);
    }
}
