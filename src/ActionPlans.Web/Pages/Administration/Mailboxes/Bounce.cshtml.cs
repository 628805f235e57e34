using ActionPlans.Access;
using ActionPlans.Mailboxes;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Mailboxes;

internal sealed class BounceModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    [BindProperty]
    public string? Letter { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<MessageSummary> Letters { get; private set; } = [];

    public IEnumerable<(string Value, string Text)> Items => Letters.Select(letter => (letter.Id, $"{Words.At(letter.ComposedAt)}: {Words.Short(letter.Subject, 60)}"));

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Letters = await Mediator.Send(new ListLettersTo(Address ?? ""), cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Letter), Letter, "Choose the letter");
        Require(nameof(Reason), Reason, "Enter what the mail server said");
        return TryAsync(
            nameof(Letter), $"/administration/mailboxes/bounce?address={Uri.EscapeDataString(Address ?? "")}&done=bounce",
            () => Mediator.Send(new RecordBounce(Letter!, Reason!, By), cancellationToken), cancellationToken);
    }
}
