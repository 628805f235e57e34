using ActionPlans.Access;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Studio;

/// <summary>One instance: where it stands in its diagram, and everything that ran in it.</summary>
internal sealed class InstanceModel(IMediator mediator, CurrentViewer current) : StudioPage(mediator, current)
{
    private const int MostLines = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public InstanceDetails Details { get; private set; } = null!;

    public override string Element => "elsa-workflow-instance-viewer";

    public override IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string> { ["instance-id"] = Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public WorkflowStanding Standing => new(
        Details.Definition.Name ?? Details.Definition.DefinitionId, Details.Definition.Version, Details.Definition.Json, Details.Summary.Status, Details.Summary.Fault, Details.Summary.CreatedAt,
        [.. (Details.State?.Waits ?? []).Select(wait => new WorkflowWait(Details.Definition.Activities[wait.ActivityIndex].Id, Details.Timers.TryGetValue(wait.Id, out var due) ? due : null))],
        Details.Journal.SelectMany(step => step.Entries).Where(entry => entry.Event == JournalEvent.Completed).Select(entry => entry.ActivityId).ToHashSet());

    /// <summary>The newest part of the journal, oldest first.</summary>
    public IEnumerable<Line> Lines => Details.Journal
        .SelectMany(step => step.Entries.Select(entry => new Line(
            step.At, (step.Definition ?? Details.Definition).Find(entry.ActivityId) is { } activity ? activity.Name ?? activity.Id : "The workflow", entry.Event.ToString(),
            entry.Message ?? (entry.Outcomes is { Count: > 0 } outcomes ? string.Join(", ", outcomes) : ""))))
        .TakeLast(MostLines);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Details = await Mediator.Send(new GetInstance(Id), cancellationToken);

    public sealed record Line(DateTimeOffset At, string Activity, string What, string Detail);
}
