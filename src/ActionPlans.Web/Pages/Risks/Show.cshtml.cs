using ActionPlans.Access;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Risks;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : SubjectPage(mediator, current, clock, "K")
{
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Stored name; empty: as before.</summary>
    [BindProperty]
    public string? Impact { get; set; } = "";

    [BindProperty]
    public string? Mitigation { get; set; }

    [BindProperty]
    public DateOnly? Next { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? OwnerBody { get; set; }

    [BindProperty]
    public string? CloseReason { get; set; }

    public Task<IActionResult> OnPostReviewAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Note), Note, "Say how it stands");
        RiskImpact? impact = Impact is "high" or "medium" or "low" ? StoredName.ToRiskImpact(Impact) : null;
        return TryAsync(
            nameof(Note), Thanks("reviewed"), () => Mediator.Send(new RecordReview(Subject, Note!.Trim(), impact, Next, Mitigation, By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostAssignAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Owner), Owner, "Name a person or a post");
        return TryAsync(
            nameof(Owner), Thanks("assigned"),
            () => Mediator.Send(new AssignRisk(Subject, Owner!.Trim(), string.IsNullOrWhiteSpace(OwnerBody) ? null : OwnerBody.Trim(), By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        Require(nameof(CloseReason), CloseReason, "Say why");
        return TryAsync(nameof(CloseReason), Thanks("closed"), () => Mediator.Send(new CloseRisk(Subject, CloseReason!.Trim(), By), cancellationToken), cancellationToken);
    }
}
