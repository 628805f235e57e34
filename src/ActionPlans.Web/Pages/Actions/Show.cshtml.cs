using ActionPlans.Access;
using ActionPlans.Boards;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Actions;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : EvidencePage(mediator, current, clock, "A")
{
    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public DateOnly? DoneOn { get; set; }

    [BindProperty]
    public bool ForGood { get; set; }

    [BindProperty]
    public string? ReopenReason { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? TargetReason { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public string? LeadBody { get; set; }

    [BindProperty]
    public string? WithdrawReason { get; set; }

    /// <summary>It recurs, or has no end.</summary>
    public bool GoesOn => Details.Action!.TargetKind is "recurring" or "continuous";

    public IEnumerable<(string Key, string Value)> Facts
    {
        get
        {
            var action = Details.Action!;
            yield return ("Lead", $"{Details.Lead ?? "nobody named"}, {string.Join(", ", Details.Bodies)}");
            if (action.Objective is { } objective)
                yield return ("Objective", objective);
            if (action.Outcome is { } outcome)
                yield return ("Outcome", outcome);
            if (action.EvidenceExpected is { } expected)
                yield return ("What will show it", expected);
            yield return ("Target", action.Target.Length == 0 ? "none is written down" : action.Target);
            if (action.DoneOn is { } done)
                yield return ("Done", Words.Day(done));
        }
    }

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Note), Note, "Say what was done");
        return TryAsync(nameof(Note), Thanks("finished"), () => Mediator.Send(new FinishAction(Subject, Note!.Trim(), DoneOn, ForGood, By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken)
    {
        Require(nameof(ReopenReason), ReopenReason, "Say why");
        return TryAsync(nameof(ReopenReason), Thanks("reopened"), () => Mediator.Send(new ReopenAction(Subject, ReopenReason!.Trim(), By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Target), Target, "Say until when, or how often");
        Require(nameof(TargetReason), TargetReason, "Say why");
        return TryAsync(nameof(Target), Thanks("proposed"), () => Mediator.Send(new ProposeTarget(Subject, Target!, TargetReason!.Trim(), By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken) =>
        TryAsync("", Thanks("date"), () => Mediator.Send(new AgreeTarget(Subject, By), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAssignAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Lead), Lead, "Name a person or a post");
        return TryAsync(
            nameof(Lead), Thanks("assigned"),
            () => Mediator.Send(new AssignAction(Subject, Lead!.Trim(), string.IsNullOrWhiteSpace(LeadBody) ? null : LeadBody.Trim(), By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        Require(nameof(WithdrawReason), WithdrawReason, "Say why");
        return TryAsync(nameof(WithdrawReason), Thanks("withdrawn"), () => Mediator.Send(new WithdrawAction(Subject, WithdrawReason!.Trim(), By), cancellationToken), cancellationToken);
    }
}
