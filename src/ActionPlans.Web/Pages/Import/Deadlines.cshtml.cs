using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Imports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>The last step before the import: the day of receipt, and what follows from it.</summary>
internal sealed class DeadlinesModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    public bool IsReady => Upload.Deadlines.Count > 0;

    /// <summary>What is due on the same day for the same reason stands together, the earliest first and what has no date last.</summary>
    public IEnumerable<DeadlineGroup> Groups => Upload.Deadlines
        .GroupBy(one => (one.Deadline.Due, one.Deadline.ReviewBy, one.Deadline.Explanation))
        .OrderBy(group => group.Key.Due ?? DateOnly.MaxValue)
        .Select(group => new DeadlineGroup(
            group.Key.Due is { } due ? Say.Day(due) : group.Key.ReviewBy is { } review ? $"No due date, to be reviewed by {Say.Day(review)}" : "No due date until one is agreed",
            group.Key.Explanation,
            [.. group]));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ReceivedOn = Upload.ReceivedOn;
    }

    public async Task<IActionResult> OnPostDateAsync(CancellationToken cancellationToken)
    {
        if (ReceivedOn is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(ReceivedOn), "Enter the day on which the report was received");
        return await TryAsync(
            nameof(ReceivedOn), $"{Step.Deadlines(Id)}#deadlines", () => Mediator.Send(new DateUpload(Id, ReceivedOn!.Value), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        TryAsync(nameof(ReceivedOn), Step.Progress(Id), () => Mediator.Send(new ConfirmUpload(Id), cancellationToken), cancellationToken);
}

/// <param name="When">The day, or why there is none.</param>
internal sealed record DeadlineGroup(string When, string Explanation, IReadOnlyList<ReadDeadline> Items);
