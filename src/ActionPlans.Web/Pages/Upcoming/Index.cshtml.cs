using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Simulation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Upcoming;

/// <summary>
/// The messages that will go out about one thing. A page of its own: the workflow is lived ahead for it, which takes longer than a page may that
/// people open all day.
/// </summary>
internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const int Months = 6;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public SubjectId Subject => SubjectId.TryParse(Id, "RPAK") ?? throw new NotFoundException(Id);

    public DateOnly Until => LondonTime.Today(clock.GetUtcNow()).AddMonths(Months);

    public IReadOnlyList<PreviewedLetter> Letters { get; private set; } = [];

    /// <summary>What says the same at the same moment stands together.</summary>
    public IEnumerable<(DateTimeOffset At, string Kind, IEnumerable<PreviewedLetter> Letters)> Moments =>
        from letter in Letters
        from notice in letter.Notices
        group letter by (letter.At, notice.Kind) into moment
        select (moment.Key.At, moment.Key.Kind, moment.AsEnumerable());

    public async Task OnGetAsync(CancellationToken cancellationToken) => Letters = await mediator.Send(new PreviewNotices(Subject.ToString(), Until), cancellationToken);
}
