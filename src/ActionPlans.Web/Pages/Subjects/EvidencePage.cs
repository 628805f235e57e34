using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Evidence;
using ActionPlans.Links;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Subjects;

/// <summary>The page of something that evidence is handed in for.</summary>
internal abstract class EvidencePage(IMediator mediator, CurrentViewer current, TimeProvider clock, string kinds) : SubjectPage(mediator, current, clock, kinds)
{
    /// <summary>What browsers offer first; what is sent is looked into on arrival.</summary>
    public const string Accepted = ".pdf,.docx,.xlsx,.pptx,.odt,.png,.jpg,.jpeg,.msg,.eml,.txt,.csv";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty, StringLength(20_000, ErrorMessage = "Write at most 20,000 characters, or hand in a file")]
    public string? Statement { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The body whose part it shows; empty: everybody's.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>Linked recommendations that the piece shows, too.</summary>
    [BindProperty]
    public IReadOnlyList<string> Also { get; set; } = [];

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty, StringLength(2_000, ErrorMessage = "Write at most 2,000 characters")]
    public string? Reason { get; set; }

    /// <summary>What evidence that is handed in here is for: the thing itself, or the check that follows its closing.</summary>
    public virtual SubjectId HandsInFor => Subject;

    /// <summary>Of other reports, found to ask for the same, and still open.</summary>
    public IReadOnlyList<LinkDetails> AskTheSame => HandsInFor != Subject ? []
        : [.. Details.Links.Where(link => link.State == "confirmed" && link.OtherState is "open" or "evidenceSubmitted")];

    /// <summary>The newest piece that waits, and for what; null when nothing waits.</summary>
    public virtual (SubjectId Evidence, SubjectId For)? Waiting =>
        Details.Evidence.LastOrDefault(evidence => evidence.State == "submitted") is { } piece ? (piece.Id, Subject) : null;

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancellationToken)
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Statement))
            ModelState.AddModelError(nameof(Upload), "Choose a file or write a statement");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        await LoadAsync(cancellationToken);
        var (name, content) = await Handed.InAsync(Upload, Statement, cancellationToken);
        return await TryAsync(nameof(Upload), Thanks("evidence"), async () => (await Mediator.Send(
            new AddEvidence(HandsInFor, name, content, EffectiveOn, By)
            {
                Body = string.IsNullOrEmpty(Body) ? null : Body, Also = [.. Also.Select(id => SubjectId.TryParse(id, "R") ?? throw new NotFoundException(id))],
            }, cancellationToken)).Decision, cancellationToken);
    }

    public async Task<IActionResult> OnPostDecideAsync(string evidence, string @for, CancellationToken cancellationToken)
    {
        if (Verdict is not ("accept" or "return"))
            ModelState.AddModelError(nameof(Verdict), "Choose whether to accept or return the evidence");
        else if (Verdict == "return" && string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why, so that the lead knows what to do");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        var piece = SubjectId.Parse(evidence, "E");
        var served = SubjectId.Parse(@for, "RAS");
        return await TryAsync(
            nameof(Verdict),
            Thanks(Verdict!),
            () => Verdict == "accept"
                ? Mediator.Send(new AcceptEvidence(piece, By, served), cancellationToken)
                : Mediator.Send(new RejectEvidence(piece, Reason!.Trim(), By, served), cancellationToken),
            cancellationToken);
    }
}
