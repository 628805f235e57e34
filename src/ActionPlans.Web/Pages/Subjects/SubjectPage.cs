using ActionPlans.Access;
using ActionPlans.Comments;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Subjects;

/// <summary>The page of a recommendation, an action or a risk: what it is, what may be done about it, what was said and what happened.</summary>
/// <param name="kinds">The letters of the ids that it shows.</param>
internal abstract class SubjectPage(IMediator mediator, CurrentViewer current, TimeProvider clock, string kinds) : ActingPage(current)
{

    private IReadOnlySet<Deed> deeds = new HashSet<Deed>();

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>As it stood at the end of that day; null: now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    /// <summary>What has just been done, for the banner.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public SubjectDetails Details { get; private set; } = null!;

    /// <summary>Null where it has none, and for the past.</summary>
    public WorkflowStanding? Workflow { get; private set; }

    protected IMediator Mediator => mediator;

    public DateOnly Today => LondonTime.Today(clock.GetUtcNow());

    public SubjectId Subject => SubjectId.TryParse(Id, kinds) ?? throw new NotFoundException(Id);

    public bool May(Deed deed) => deeds.Contains(deed);

    /// <summary>The timeline, newest first; what one did at one moment stands together.</summary>
    public IEnumerable<(DateTimeOffset At, string By, IEnumerable<string> Texts)> Moments => Details.Timeline
        .GroupBy(entry => (entry.At, entry.By))
        .OrderByDescending(moment => moment.Key.At)
        .Select(moment => (moment.Key.At, moment.Key.By, moment.Select(entry => entry.Text)));

    /// <summary>In the words of people: "recommendation".</summary>
    public string Thing => Subject.Kind switch { 'A' => "action", 'K' => "risk", _ => "recommendation" };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (AsOf >= Today)
            AsOf = null;
        Details = await mediator.Send(new ShowSubject(Subject, AsOf), cancellationToken);
        if (AsOf is not null)
            return;
        deeds = await mediator.Send(new ListDeeds(Subject), cancellationToken);
        Workflow = await mediator.Send(new ShowWorkflow(Subject), cancellationToken);
    }

    public Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken) =>
        TryAsync(nameof(Comment), Thanks("comment"), () => mediator.Send(new AddComment(Subject, Comment ?? "", By), cancellationToken), cancellationToken);

    /// <summary>The page's address, with a banner that says what was done.</summary>
    protected string Thanks(string deed) => $"{Links.To(Subject)}?done={deed}";

    /// <summary>Whether one of these fields came back with an error: its form is to be open then.</summary>
    public bool IsWrong(params string[] fields) => fields.Any(field => ModelState[field]?.Errors.Count > 0);

    protected void Require(string field, string? value, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(value))
            ModelState.AddModelError(field, otherwise);
    }

    /// <summary>A date that could not be read has its error already.</summary>
    protected void Require(string field, DateOnly? value, string otherwise)
    {
        if (value is null && !IsWrong(field))
            ModelState.AddModelError(field, otherwise);
    }
}
