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

    [BindProperty]
    public string? Family { get; set; }

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

    /// <summary>Plans that are asked for beside the first, in the order of the report.</summary>
    [BindProperty]
    public List<FurtherPlan> Further { get; set; } = [];

    public TextWindow Window => WindowAt(1);

    public string Named(int further) => Read.FurtherDuties.Count == 1 ? "The other plan" : FormattableString.Invariant($"Further plan {further + 1}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Title, Family, Area, Region) = (Corrected.Title, Corrected.Family, Corrected.Area, Corrected.Region);
        (InspectedFrom, InspectedTo, Published) = (Corrected.Dates.InspectionFrom, Corrected.Dates.InspectionTo, Corrected.Dates.Published);
        AsksForPlan = Corrected.PlanDuty is null ? "no" : "yes";
        (PlanBy, PlanWithin, PlanTo) = (Corrected.PlanDuty?.ByBody ?? Corrected.PlanDuty?.By, Corrected.PlanDuty?.Timescale.Printed, Corrected.PlanDuty?.To);
        Further = [.. Read.FurtherDuties.Select((duty, place) => FurtherPlan.Of(duty, Upload.Corrections.FurtherPlans?.FirstOrDefault(one => one.Ordinal == place + 1)))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(Title))
            ModelState.AddModelError(nameof(Title), "A report needs a title");
        if (AsksForPlan == "yes" && string.IsNullOrWhiteSpace(PlanBy))
            ModelState.AddModelError(nameof(PlanBy), "Name the body that has to send the plan");
        // A form that does not name each of them is not this page's.
        if (Further.Count != Read.FurtherDuties.Count)
            return BadRequest();
        return await CorrectAsync(
            nameof(Title),
            Step.Check(Id),
            Upload.Corrections with
            {
                Title = Changed(Title, Read.Title),
                Family = Changed(Family, Read.Family),
                Area = Changed(Area, Read.Area),
                Region = Changed(Region, Read.Region),
                InspectedFrom = Changed(InspectedFrom, Read.Dates.InspectionFrom),
                InspectedTo = Changed(InspectedTo, Read.Dates.InspectionTo),
                Published = Changed(Published, Read.Dates.Published),
                Plan = Plan(),
                FurtherPlans = [.. Further.Select((plan, place) => plan.Against(Read.FurtherDuties[place], place + 1)).OfType<FurtherPlanCorrection>()],
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

    /// <summary>A plan asked for beside the first, as it stands in the form.</summary>
    public sealed class FurtherPlan
    {
        public string? Keep { get; set; }

        [StringLength(300, ErrorMessage = TooLong)]
        public string? By { get; set; }

        [StringLength(300, ErrorMessage = TooLong)]
        public string? Within { get; set; }

        [StringLength(300, ErrorMessage = TooLong)]
        public string? To { get; set; }

        public static FurtherPlan Of(PlanDuty read, FurtherPlanCorrection? correction) => new()
        {
            Keep = correction is { Drop: true } ? "no" : "yes",
            By = correction?.By ?? read.ByBody ?? read.By,
            Within = correction?.Within ?? read.Timescale.Printed,
            To = correction?.To ?? read.To,
        };

        /// <summary>What differs from the reading; null when nothing does.</summary>
        public FurtherPlanCorrection? Against(PlanDuty read, int ordinal)
        {
            var within = (Within ?? "").Trim();
            var correction = Keep == "no" ? new FurtherPlanCorrection(ordinal, null, null, null, true)
                : new FurtherPlanCorrection(ordinal, Changed(By, read.ByBody ?? read.By), within == read.Timescale.Printed ? null : within, Changed(To, read.To), false);
            return correction == new FurtherPlanCorrection(ordinal, null, null, null, false) ? null : correction;
        }
    }
}
