using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>The grades that the report gives are put right, and those that were missed added.</summary>
internal sealed class GradesModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    /// <summary>Empty lines for what was missed; who needs more saves, and comes again.</summary>
    private const int Blank = 3;

    /// <summary>More than any family of reports gives.</summary>
    private const int Most = 100;

    [BindProperty]
    public List<GradeLine> Grades { get; set; } = [];

    public TextWindow Window => WindowAt(Read.Judgements.Count > 0 ? Read.Judgements[0].Lines.From : 1);

    public string Named(int place) => Grades[place].Group is { Length: > 0 } group ? FormattableString.Invariant($"{group}, grade {place + 1}") : FormattableString.Invariant($"Grade {place + 1}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Grades = [.. Corrected.Judgements.Select(one => new GradeLine { Aspect = one.Aspect, Grade = one.Grade, Group = one.Group }), .. Enumerable.Range(0, Blank).Select(_ => new GradeLine())];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Grades.Count > Most)
            return BadRequest();
        for (var i = 0; i < Grades.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Grades[i].Aspect) != string.IsNullOrWhiteSpace(Grades[i].Grade))
                ModelState.AddModelError(FormattableString.Invariant($"Grades[{i}].{(string.IsNullOrWhiteSpace(Grades[i].Grade) ? "Grade" : "Aspect")}"), "Give both what was graded and its grade, or neither");
        }

        var grades = Grades.Where(one => !string.IsNullOrWhiteSpace(one.Grade)).Select(one => new CorrectedGrade(one.Aspect?.Trim() ?? "", one.Grade!.Trim(), Changed(one.Group, null))).ToList();
        var asRead = Read.Judgements.Select(one => new CorrectedGrade(one.Aspect, one.Grade, one.Group));
        return await CorrectAsync("Grades[0].Aspect", Step.Check(Id), Upload.Corrections with { Grades = grades.SequenceEqual(asRead) ? null : grades }, cancellationToken);
    }

    /// <summary>A grade as it stands in the form.</summary>
    public sealed class GradeLine
    {
        [StringLength(300, ErrorMessage = "Write at most 300 characters")]
        public string? Aspect { get; set; }

        [StringLength(100, ErrorMessage = "Write at most 100 characters")]
        public string? Grade { get; set; }

        [StringLength(300)]
        public string? Group { get; set; }
    }
}
