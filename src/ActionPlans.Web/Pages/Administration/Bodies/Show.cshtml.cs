using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Bodies;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public string? Successor { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    public BodyDetails Body { get; private set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Body = await Mediator.Send(new GetBody(Id), cancellationToken);

    public async Task<IActionResult> OnPostSuccessionAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(Successor), Successor, "Enter the body that takes over");
        Require(nameof(On), On, "Enter the first day on which it answers");
        return await DoAsync(nameof(Successor), Thanks("succession"), () => new SucceedBody(Body.Name, Successor!, On!.Value, By), cancellationToken);
    }

    public async Task<IActionResult> OnPostMailboxAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(From), From, "Enter the first day");
        var address = string.IsNullOrWhiteSpace(Address) ? null : Address;
        return await DoAsync(
            nameof(Address), Thanks(address is null ? "mailbox-ended" : "mailbox"),
            () => new RegisterMailbox(Body.Name, StoredName.ToPostRole(Role ?? ""), address, From!.Value, By), cancellationToken);
    }

    private string Thanks(string done) => $"{Links.ToBody(Id)}?done={done}";
}
