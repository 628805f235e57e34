using System.Globalization;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Ladders;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Ladders;

/// <summary>A ladder as a form, and what would come of it for an example.</summary>
internal sealed class EditModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : AdministrationPage(mediator, current)
{
    private const string Steps = "Steps";
    private const int MostRows = 30;

    /// <summary>Room for more steps, also without scripts.</summary>
    private const int EmptyRows = 3;

    private const int DaysOfExample = 60;

    private readonly DateOnly today = LondonTime.Today(clock.GetUtcNow());

    [BindProperty(SupportsGet = true)]
    public string? Family { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Band { get; set; }

    /// <summary>From which day the ladder holds that this one begins as a copy of: a date, or "always".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Like { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    [BindProperty]
    public string? Example { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    public LadderPreview? Preview { get; private set; }

    public string? StepsError => ModelState.TryGetValue(Steps, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            var copied = await CopiedAsync(cancellationToken);
            From = copied?.From > today ? copied.From : today.AddDays(1);
            Due = From.Value.AddDays(DaysOfExample);
            Rows = [.. (copied?.Ladder ?? Ladder.Default).Steps.Select(Row.Of)];
        }

        Rows = [.. Rows.Where(row => row.IsFilled).Take(MostRows)];
        Rows.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new Row()));
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        Require(nameof(From), From, "Enter the first day");
        Require(nameof(Due), Due, "Enter the due date of the example");
        SubjectId? example = null;
        if (!string.IsNullOrWhiteSpace(Example) && (example = SubjectId.TryParse(Example, "RP")) is null)
            ModelState.AddModelError(nameof(Example), "Write the example as R7 or P1, or leave it out");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);
        try
        {
            Preview = await Mediator.Send(new PreviewLadder(NewSteps(), Given(Family), example, From!.Value, Due!.Value), cancellationToken);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Message.Contains("example", StringComparison.Ordinal) ? nameof(Due) : Steps, Words.WithoutCommands(refused.Message));
            return await AgainAsync(cancellationToken);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        Require(nameof(From), From, "Enter the first day");
        if (From <= today)
            ModelState.AddModelError(nameof(From), $"Enter {Words.Day(today.AddDays(1))} or a later day: what has been promised to people stays as it is");
        return DoAsync(Steps, "/administration/ladders?done=ladder", () => new SetLadder(Given(Family), Given(Band), From!.Value, NewSteps(), By), cancellationToken);
    }

    private IReadOnlyList<NewStep> NewSteps() =>
        [.. Rows.Where(row => row.IsFilled).Take(MostRows).Select(row => new NewStep(row.Kind!, row.Days, row.To ?? ""))];

    private async Task<LadderRule?> CopiedAsync(CancellationToken cancellationToken) => (await Mediator.Send(new ListLadders(), cancellationToken)).Rules
        .Select(line => line.Rule)
        .FirstOrDefault(rule => rule.Family == Given(Family) && rule.Band == Given(Band) && (rule.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "always") == Like);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public sealed class Row
    {
        public string? Kind { get; set; }

        public int? Days { get; set; }

        public string? To { get; set; }

        public bool IsFilled => !string.IsNullOrEmpty(Kind);

        /// <summary>What has only one number of days needs none.</summary>
        public static Row Of(LadderStep step) => new()
        {
            Kind = step.Kind.ToStored(), Days = step.Kind is LadderKind.Due or LadderKind.Chase ? null : step.Offset, To = step.Audience.ToStored(),
        };
    }
}
