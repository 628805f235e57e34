using System.Text;
using ActionPlans.Access;
using ActionPlans.Authoring;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Workflows;

/// <summary>One version: its picture and file, and what becomes of it.</summary>
internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : WorkflowPage(mediator, current)
{
    public const int MostStaying = 20;

    /// <summary>Moving more takes longer than somebody waits for a page.</summary>
    private const int MostMoved = 20_000;

    [BindProperty(SupportsGet = true)]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Version { get; set; }

    public VersionDocument Shown { get; private set; } = null!;

    /// <summary>Whether there is a version to go back to.</summary>
    public bool MayRetract { get; private set; }

    /// <summary>How many instances wait on other versions.</summary>
    public long Elsewhere { get; private set; }

    /// <summary>What moving them would do; null before somebody asks.</summary>
    public MigrationReport? Report { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Shown = await Mediator.Send(new GetVersion(Definition, Version), cancellationToken);
        var others = await Mediator.Send(new ListVersions(Definition), cancellationToken);
        MayRetract = others.Any(version => version.Standing == VersionStanding.Earlier) || others.All(version => version.By is not null);
        Elsewhere = await WaitingAsync(null, cancellationToken) - await WaitingAsync(Version, cancellationToken);
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return File(Encoding.UTF8.GetBytes(Shown.Json), "application/json", $"{Shown.Version.DefinitionId}.json");
    }

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => TryAsync("Publish", Then("published"), async () =>
    {
        try
        {
            await Mediator.Send(new PublishDraft(Definition, By), cancellationToken);
            return Decision.Accepted;
        }
        catch (DefinitionRefusedException refused)
        {
            return Decision.Refused(refused.Problems[0].ToString());
        }
    }, cancellationToken);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellationToken) => TryAsync("Retract", Then("retracted"), async () =>
    {
        await Mediator.Send(new RetractVersion(Definition, By), cancellationToken);
        return Decision.Accepted;
    }, cancellationToken);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) =>
        DoAsync("Publish", "/administration/workflows?done=discarded", () => new DiscardDraft(Definition, By), cancellationToken);

    public async Task<IActionResult> OnPostReportAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Elsewhere > MostMoved)
        {
            ModelState.AddModelError("Move", $"More than {MostMoved} instances wait on other versions: move them with the command line, actionplans workflows migrate");
            return await AgainAsync(cancellationToken);
        }

        Report = await Mediator.Send(new MigrateInstances(Definition, (int)Version, DryRun: true, By), cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) => TryAsync("Move", Then("moved"), async () =>
    {
        await Mediator.Send(new MigrateInstances(Definition, (int)Version, DryRun: false, By), cancellationToken);
        return Decision.Accepted;
    }, cancellationToken);

    private string Then(string what) => $"{Links.ToWorkflow(Definition, Version)}?done={what}";

    private async Task<long> WaitingAsync(long? version, CancellationToken cancellationToken) =>
        (await Mediator.Send(new FindInstances(new InstanceFilter { Definitions = [Definition], Statuses = ["waiting"], Version = version }, PageSize: 1), cancellationToken)).Total;
}
