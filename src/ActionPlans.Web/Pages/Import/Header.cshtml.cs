using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>What stands once in a report is put right.</summary>
internal sealed class HeaderModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    private const string TooLong = "Write at most 300 characters";

    [BindProperty, StringLength(500, ErrorMessage = "Write at most 500 characters")]
    public string? Title { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = TooLong)]
    public string? Area { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = TooLong)]
    public string? Region { get; set; }

    [BindProperty]
    public DateOnly? InspectedFrom { get; set; }

    [BindProperty]
    public DateOnly? InspectedTo { get; set; }

    [BindProperty]
    public DateOnly? Published { get; set; }

    [BindProperty]
    public string? AsksForPlan { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = TooLong)]
    public string? PlanBy { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = TooLong)]
    public string? PlanWithin { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = TooLong)]
    public string? PlanTo { get; set; }

    public TextWindow Window => WindowAt(1);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Title, Area, Region) = (Corrected.Title, Corrected.Area, Corrected.Region);
        (InspectedFrom, InspectedTo, Published) = (Corrected.Dates.InspectionFrom, Corrected.Dates.InspectionTo, Corrected.Dates.Published);
        AsksForPlan = Corrected.PlanDuty is null ? "no" : "yes";
        (PlanBy, PlanWithin, PlanTo) = (Corrected.PlanDuty?.ByBody ?? Corrected.PlanDuty?.By, Corrected.PlanDuty?.Timescale.Printed, Corrected.PlanDuty?.To);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(Title))
            ModelState.AddModelError(nameof(Title), "A report needs a title");
        if (AsksForPlan == "yes" && string.IsNullOrWhiteSpace(PlanBy))
            ModelState.AddModelError(nameof(PlanBy), "Name the body that has to send the plan");
        return await CorrectAsync(
            nameof(Title),
            Step.Check(Id),
            Upload.Corrections with
            {
                Title = Changed(Title, Read.Title),
                Area = Changed(Area, Read.Area),
                Region = Changed(Region, Read.Region),
                InspectedFrom = Changed(InspectedFrom, Read.Dates.InspectionFrom),
                InspectedTo = Changed(InspectedTo, Read.Dates.InspectionTo),
                Published = Changed(Published, Read.Dates.Published),
                Plan = Plan(),
            },
            cancellationToken);
    }

    private PlanCorrection? Plan()
    {
        var duty = Read.PlanDuty;
        if (AsksForPlan == "no")
            return duty is null ? null : new PlanCorrection(null, null, null, true);
        var within = (PlanWithin ?? "").Trim();
        var plan = new PlanCorrection(
            Changed(PlanBy, duty?.ByBody ?? duty?.By), within == (duty?.Timescale.Printed ?? "") ? null : within, Changed(PlanTo, duty?.To), false);
        return plan == new PlanCorrection(null, null, null, false) ? null : plan;
    }
}
