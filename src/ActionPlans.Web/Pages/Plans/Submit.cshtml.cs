using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>What is missing, and the submission.</summary>
[RequestSizeLimit(SubmitPlan.LargestDocument + (1024 * 1024))]
internal sealed class SubmitModel(IMediator mediator, CurrentViewer current) : PlanPage(mediator, current)
{
    [BindProperty]
    public IFormFile? Document { get; set; }

    public PlanView View { get; private set; } = null!;

    private string Submitted => $"{Links.To(Plan)}?done=submitted";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await TryAsync("", Submitted, () => View.Locked is null && (View.Blocking > 0 || View.Document.IsBlank)
            ? Task.FromResult(Decision.Refused("Something is missing; the list says what."))
            : Mediator.Send(new SubmitPlan(Plan, By), cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostDocumentAsync(CancellationToken cancellationToken)
    {
        if (Document is null)
            ModelState.AddModelError(nameof(Document), "Choose the document that is to be submitted");
        return await TryAsync(nameof(Document), Submitted, async () => await Mediator.Send(
            new SubmitPlan(Plan, By, Path.GetFileName(Document!.FileName), await Document.BytesAsync(cancellationToken)), cancellationToken), cancellationToken);
    }

    /// <summary>The row that a check is about.</summary>
    public string Where(PlanProblem problem)
    {
        var recommendations = View.Document.Entries.Select(entry => entry.Recommendation).Distinct().ToList();
        var about = View.Document.Entries.FirstOrDefault(entry => entry.Recommendation == problem.About || entry.Actions.Any(action => action.Id == problem.About));
        var part = about is null ? 1 : 1 + (recommendations.IndexOf(about.Recommendation) / ShowModel.PageSize);
        return FormattableString.Invariant($"{Links.To(Plan)}?part={part}#{problem.About}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (!MayWrite || Summary.IsBoards)
            throw new NotFoundException(Id);
        View = await Mediator.Send(new GetPlan(Plan), cancellationToken);
    }
}
