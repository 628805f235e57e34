using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Links;
using ActionPlans.Recommendations;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : EvidencePage(mediator, current, clock, "R")
{
    /// <summary>Leads and those above them know both reports.</summary>
    public bool MayDecideLinks => AsOf is null && new[] { PostRole.Lead, PostRole.ExecutiveLead, PostRole.Oversight, PostRole.Regulator, PostRole.Administrator }.Any(Viewer.Is);

    public override SubjectId HandsInFor => May(Deed.HandInForCheck) ? Details.Checks[^1].Subject : Subject;

    public override (SubjectId Evidence, SubjectId For)? Waiting => May(Deed.DecideCheck)
        ? Details.CheckEvidence.Where(piece => piece.Evidence.State == "submitted").Select(piece => (piece.Evidence.Id, piece.Check)).Last()
        : base.Waiting;

    public IReadOnlyList<EvidenceDetails> EvidenceOfChecks => [.. Details.CheckEvidence.Select(piece => piece.Evidence)];

    public IEnumerable<(string Id, string Text)> Contents
    {
        get
        {
            yield return ("evidence", "Evidence");
            if (Details.Checks.Count > 0)
                yield return ("checks", "Has it lasted?");
            yield return ("actions", "Actions");
            if (Details.Extensions.Count > 0)
                yield return ("more-time", "Requests for more time");
            if (Details.Links.Count > 0)
                yield return ("links", "The same elsewhere");
            yield return ("comments", "Comments");
            if (Workflow is not null)
                yield return ("workflow", "Where its workflow stands");
            yield return ("timeline", "Timeline");
        }
    }

    public Task<IActionResult> OnPostLinkAsync(long link, bool same, CancellationToken cancellationToken) => TryAsync(
        "",
        Thanks("link"),
        () => same ? Mediator.Send(new ConfirmLink(link, By), cancellationToken) : Mediator.Send(new RejectLink(link, By), cancellationToken),
        cancellationToken);
}
