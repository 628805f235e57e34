using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>The plan goes out as a table and comes back.</summary>
[RequestSizeLimit(ImportPlan.LargestSize + (1024 * 1024))]
internal sealed class SpreadsheetModel(IMediator mediator, CurrentViewer current) : PlanPage(mediator, current)
{
    [BindProperty]
    public IFormFile? Table { get; set; }

    /// <summary>What a table changed: answers given, actions added, changed and taken out.</summary>
    [BindProperty(SupportsGet = true)]
    public int[]? Counts { get; set; }

    public string? Imported => Counts is not [var answers, var added, var changed, var removed] ? null
        : answers + added + changed + removed == 0 ? "The table says what the plan says already; nothing was changed."
        : $"{Say.Count(answers, "answer")} given, {Say.Count(added, "action")} added, {changed} changed, {removed} taken out.";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Table is null)
        {
            ModelState.AddModelError(nameof(Table), "Choose the table that is to be brought back");
            return await AgainAsync(cancellationToken);
        }

        try
        {
            var taken = await Mediator.Send(new ImportPlan(Plan, await Table.BytesAsync(cancellationToken), By), cancellationToken);
            if (taken.Decision.IsAccepted)
                return LocalRedirect(FormattableString.Invariant(
                    $"{Links.To(Plan)}/spreadsheet?counts={taken.Answers}&counts={taken.Added}&counts={taken.Changed}&counts={taken.Removed}"));
            ModelState.AddModelError(nameof(Table), taken.Decision.Reason!);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Table), refused.Message);
        }

        return await AgainAsync(cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (Summary.IsBoards)
            throw new NotFoundException(Id);
    }
}
