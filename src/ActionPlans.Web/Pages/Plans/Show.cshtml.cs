using System.Globalization;
using ActionPlans.Access;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>
/// A plan: to be written by those who may, to be read by others, to be decided about while it waits for that. Each row is saved for itself and
/// says which version it saw, so that two people at once lose nothing.
/// </summary>
internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PlanPage(mediator, current)
{
    /// <summary>Recommendations on one page.</summary>
    public const int PageSize = 10;

    private static readonly string[] ActionCells = ["objective", "text", "outcome", "evidence", "lead", "target"];
    private static readonly string[] AnswerCells = ["answer", "reason", "proposedDue"];

    private RefusedRow? refused;

    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    /// <summary>"all": also answers that the plan need not wait for and that nobody has given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bodies { get; set; }

    /// <summary>What has just been done, to be confirmed to the person.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? ByDate { get; set; }

    /// <summary>Null for a board's own plan.</summary>
    public PlanView? View { get; private set; }

    /// <summary>Of a board's own plan.</summary>
    public IReadOnlyList<ActionItem> Actions { get; private set; } = [];

    public IReadOnlyList<RiskItem> Risks { get; private set; } = [];

    public IReadOnlyList<PlanGroup> Groups { get; private set; } = [];

    public int Parts { get; private set; } = 1;

    /// <summary>Answers that are not shown.</summary>
    public int Hidden { get; private set; }

    public DateOnly Today => LondonTime.Today(clock.GetUtcNow());

    public bool CanWrite => MayWrite && View is { Locked: null };

    public bool CanAmend => MayWrite && View is { State: "accepted", Amendment: null };

    public bool WaitsForDecision => View is { State: "submitted" } or { Amendment: "submitted" };

    public string Countdown => View is null || View.State is not ("due" or "returned") || Summary.DueOn is not { } due ? "" : (due.DayNumber - Today.DayNumber) switch
    {
        0 => " (today)",
        > 0 and var days => $" ({Say.Count(days, "day")} left)",
        var days => $" ({Say.Count(-days, "day")} overdue)",
    };

    /// <summary>What was done, as a sentence; null when nothing was.</summary>
    public string? Confirmation => Done switch
    {
        "submitted" => "The plan was submitted. Those who decide about it are told, and its reminders have stopped.",
        "accepted" => "The plan was accepted. Its lead is told.",
        "returned" => "The plan was returned. Its lead is told what has to be changed.",
        "amended" => "The plan can be changed now. The accepted version stays in force until the amendment is accepted.",
        "added" => "The action was added.",
        _ => null,
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken) => Download(await Mediator.Send(new ExportPlan(Plan, format), cancellationToken));

    public async Task<IActionResult> OnPostAnswerAsync(string recommendation, string body, long seen, CancellationToken cancellationToken)
    {
        var cells = Sent(AnswerCells);
        var subject = SubjectId.Parse(recommendation, "R");
        var key = await KeyAsync(recommendation, body, cancellationToken);
        return await SaveAsync(key, cells, seen, async () =>
        {
            var answer = cells.GetValueOrDefault("answer") switch
            {
                "agreed" => PlanAnswer.Agreed,
                "partlyAgreed" => PlanAnswer.PartlyAgreed,
                "notAgreed" => PlanAnswer.NotAgreed,
                _ => throw new RefusedException("Choose agreed, partly agreed or not agreed."),
            };
            return await Mediator.Send(new AnswerRecommendation(Plan, subject, body, answer, cells.GetValueOrDefault("reason"), Day(cells.GetValueOrDefault("proposedDue")), By, seen), cancellationToken);
        }, cancellationToken);
    }

    public Task<IActionResult> OnPostChangeAsync(string action, long seen, CancellationToken cancellationToken)
    {
        var cells = Sent(ActionCells);
        return SaveAsync(action, cells, seen, () => Mediator.Send(new ChangePlanAction(Plan, SubjectId.Parse(action, "A"), Fields(cells), By, seen), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(string action, long seen, CancellationToken cancellationToken) => SaveAsync(
        action, new Dictionary<string, string>(), seen, () => Mediator.Send(new RemovePlanAction(Plan, SubjectId.Parse(action, "A"), By, seen), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        if (Verdict is not ("accept" or "return"))
            ModelState.AddModelError(nameof(Verdict), "Choose whether to accept or return the plan");
        else if (Verdict == "return" && string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say what has to be changed, so that the lead knows");
        return await TryAsync(
            nameof(Verdict),
            $"{Links.To(Plan)}?done={(Verdict == "accept" ? "accepted" : "returned")}",
            () => Verdict == "accept"
                ? Mediator.Send(new AcceptPlan(Plan, By), cancellationToken)
                : Mediator.Send(new ReturnPlan(Plan, Reason!.Trim(), ByDate, By), cancellationToken),
            cancellationToken);
    }

    public async Task<IActionResult> OnPostAmendAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why the plan is changed");
        return await TryAsync(nameof(Reason), $"{Links.To(Plan)}?done=amended", () => Mediator.Send(new AmendPlan(Plan, Reason!, By), cancellationToken), cancellationToken);
    }

    /// <summary>The address of this part of the plan, with something to be done there.</summary>
    public string To(string? handler = null) => FormattableString.Invariant(
        $"{Links.To(Plan)}?part={Part}{(Bodies == "all" ? "&bodies=all" : "")}{(handler is null ? "" : $"&handler={handler}")}");

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (Summary.IsBoards)
        {
            Actions = await Mediator.Send(new ListActions(Plan), cancellationToken);
            Risks = await Mediator.Send(new ListRisks(Plan, WithClosed: false), cancellationToken);
            return;
        }

        View = await Mediator.Send(new GetPlan(Plan), cancellationToken);
        var all = View.Document.Entries.GroupBy(entry => entry.Recommendation).ToList();
        Parts = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        Part = Math.Clamp(Part, 1, Parts);
        Groups = [.. all.Skip((Part - 1) * PageSize).Take(PageSize).Select(Group)];
        Hidden = all.Sum(group => group.Count(entry => !IsShown(entry)));
    }

    private PlanGroup Group(IEnumerable<PlanEntry> entries)
    {
        var bodies = entries.ToList();
        var first = bodies[0];
        return new PlanGroup(
            first.Recommendation, first.Number, first.Text, first.Timescale, first.Due,
            [.. bodies.Select((entry, place) => (entry, Key: FormattableString.Invariant($"{entry.Recommendation}-{place + 1}"))).Where(one => IsShown(one.entry)).Select(one => Form(one.Key, one.entry))],
            About(first.Recommendation));
    }

    private AnswerForm Form(string key, PlanEntry entry) => new(
        key, entry, [.. entry.Actions.Select(action => new ActionForm(action, PlanWords.Rag(action, Today), About(action.Id), refused?.Key == action.Id ? refused : null))],
        refused?.Key == key ? refused : null);

    private bool IsShown(PlanEntry entry) => Bodies == "all" || entry.MustAnswer || entry.Answer is not null || entry.Actions.Count > 0;

    private List<PlanProblem> About(string subject) => [.. View!.Problems.Where(problem => problem.About == subject)];

    private async Task<string> KeyAsync(string recommendation, string body, CancellationToken cancellationToken)
    {
        var named = (await Mediator.Send(new GetPlan(Plan), cancellationToken)).Document.Entries.Where(entry => entry.Recommendation == recommendation).ToList();
        return FormattableString.Invariant($"{recommendation}-{named.FindIndex(entry => entry.Body == body) + 1}");
    }

    /// <summary>On to the row when it was taken; else the page with what was filled in, beside what stands there now.</summary>
    private async Task<IActionResult> SaveAsync(string key, IReadOnlyDictionary<string, string> cells, long seen, Func<Task<Decision>> save, CancellationToken cancellationToken)
    {
        Decision decision;
        try
        {
            decision = await save();
        }
        catch (RefusedException wrong)
        {
            decision = Decision.Refused(wrong.Message);
        }

        if (decision.IsAccepted)
            return LocalRedirect($"{To()}#{key}");
        var isConflict = decision.Outcome == DecisionOutcome.Ignored;
        var message = isConflict ? "Somebody else changed this meanwhile. Both texts stand below: put together what is right and save it." : decision.Reason!;
        refused = new RefusedRow(key, cells, message, isConflict, seen);
        ModelState.AddModelError(key, message);
        await LoadAsync(cancellationToken);
        Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What the form sent: an empty cell is to be cleared, an absent one to be left as it is.</summary>
    private Dictionary<string, string> Sent(string[] names) => names.Where(Request.Form.ContainsKey).ToDictionary(name => name, name => Request.Form[name].ToString());

    private static ActionFields Fields(Dictionary<string, string> cells) => new(
        cells.GetValueOrDefault("objective"), cells.GetValueOrDefault("text"), cells.GetValueOrDefault("outcome"), cells.GetValueOrDefault("evidence"),
        cells.GetValueOrDefault("lead"), cells.GetValueOrDefault("target"));

    private static DateOnly? Day(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "d/M/yyyy", "d M yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RefusedException($"\"{typed.Trim()}\" is no date: write it as 27 3 2027.");
}
