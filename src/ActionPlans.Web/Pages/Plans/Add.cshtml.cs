using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>An action is planned for one body's answer.</summary>
internal sealed class AddModel(IMediator mediator, CurrentViewer current) : PlanPage(mediator, current)
{
    private const string TooLong = "Write at most 4,000 characters, and keep the rest in a document of its own";

    [BindProperty(SupportsGet = true)]
    public string Recommendation { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Body { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    [BindProperty, Required(ErrorMessage = "Say what is done"), StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Text { get; set; }

    [BindProperty, StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Objective { get; set; }

    [BindProperty, StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Outcome { get; set; }

    [BindProperty, StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Evidence { get; set; }

    [BindProperty, StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Lead { get; set; }

    [BindProperty, StringLength(PlanText.Longest, ErrorMessage = TooLong)]
    public string? Target { get; set; }

    public PlanEntry Entry { get; private set; } = null!;

    public string BackTo => FormattableString.Invariant($"{Links.To(Plan)}?part={Part}#{Entry.Recommendation}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ModelState.Clear(); // nothing has been filled in yet
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await TryAsync(nameof(Text), FormattableString.Invariant($"{Links.To(Plan)}?part={Part}&done=added#{Entry.Recommendation}"), async () => (await Mediator.Send(
            new AddPlanAction(Plan, SubjectId.Parse(Entry.Recommendation, "R"), Entry.Body, new ActionFields(Objective, Text, Outcome, Evidence, Lead, Target), By), cancellationToken)).Decision, cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (!MayWrite || Summary.IsBoards)
            throw new NotFoundException(Id);
        var plan = await Mediator.Send(new GetPlan(Plan), cancellationToken);
        Entry = plan.Document.Entries.FirstOrDefault(entry => entry.Recommendation == Recommendation && entry.Body == Body) ?? throw new NotFoundException(Recommendation);
    }
}
