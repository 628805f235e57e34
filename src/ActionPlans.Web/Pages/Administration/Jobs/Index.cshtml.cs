using ActionPlans.Access;
using ActionPlans.Audit;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Jobs;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    private const string Here = "/administration/jobs";

    public IReadOnlyList<HealthItem> Health { get; private set; } = [];

    public Failures Failures { get; private set; } = new([], 0, [], 0);

    public AuditCheck? Audit { get; private set; }

    public string? LinkTo(InstanceSummary workflow) => SubjectId.TryParse(workflow.Subject, "RPAK") is { } subject ? Links.To(subject) : null;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Health = await Mediator.Send(new GetHealth(), cancellationToken);
        Failures = await Mediator.Send(new ListFailures(), cancellationToken);
        Audit = await Mediator.Send(new GetAuditCheck(), cancellationToken);
    }

    public Task<IActionResult> OnPostRetryAsync(string? subject, CancellationToken cancellationToken) =>
        TryAsync("", $"{Here}?done=retried", async () => await Mediator.Send(new RetryFaulted(subject, By), cancellationToken) switch
        {
            { FaultedAgain: > 0 and var again } => Decision.Refused($"{again} stopped again, for the reason shown: put it right first"),
            { GoingOn: 0 } => Decision.Ignored("It goes on already: somebody else was first"),
            _ => Decision.Accepted,
        }, cancellationToken);

    public Task<IActionResult> OnPostSendAsync(string? message, CancellationToken cancellationToken) =>
        TryAsync("", $"{Here}?done=sent-again", async () => await Mediator.Send(new RetryMessages(message, By), cancellationToken) == 0
            ? Decision.Ignored("It is no longer marked as failed: somebody else was first")
            : Decision.Accepted, cancellationToken);

    public Task<IActionResult> OnPostAuditAsync(CancellationToken cancellationToken) => TryAsync("", $"{Here}?done=audit", async () =>
    {
        await Mediator.Send(new CheckAudit(By), cancellationToken);
        return Decision.Accepted;
    }, cancellationToken);
}
