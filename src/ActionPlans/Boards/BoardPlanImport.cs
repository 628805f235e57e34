using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Runtime;

namespace ActionPlans.Boards;

/// <summary>
/// A board's own plan and its risk register, read from its report: each row becomes an action with a clock of its own, each risk one with reviews.
/// Everything is worked out before anything is stored.
/// </summary>
internal sealed class BoardPlanImport
{
    private readonly Reading reading;
    private readonly DeadlinePolicy policy;
    private readonly WorkingDays calendar;
    private readonly DateOnly received;
    private readonly List<(PlanRow Row, ActionTarget Target, Deadline Deadline)> rows;
    private readonly Deadline firstReview;
    private readonly Dictionary<string, long> bodies = new(StringComparer.Ordinal);

    /// <exception cref="RefusedException">A target is outside the calendar.</exception>
    public BoardPlanImport(Reading reading, DateOnly received, DeadlinePolicy policy, WorkingDays calendar)
    {
        (this.reading, this.received, this.policy, this.calendar) = (reading, received, policy, calendar);
        // Cells say the same again and again, so each form of words is understood once.
        var understood = new Dictionary<string, (ActionTarget Target, Deadline First)>(StringComparer.Ordinal);
        rows = [.. reading.PlanRows.Select(row => (row, understood: Understand(row, understood))).Select(row => (row.row, row.understood.Target, row.understood.First))];
        firstReview = RiskReview.First(received, policy, calendar);
    }

    /// <summary>The rows in the plan's order, with what holds first of each.</summary>
    public IEnumerable<(PlanRow Row, Deadline Deadline)> Deadlines => rows.Select(row => (row.Row, row.Deadline));

    /// <summary>Whether a report is a board's own plan, rather than one that recommends.</summary>
    public static bool IsFor(Reading reading) => reading.Recommendations.Count == 0 && reading.PlanRows.Count > 0;

    public (SubjectId Plan, IReadOnlyList<ImportedAction> Actions, IReadOnlyList<ImportedRisk> Risks) Store(
        UnitOfWork work, long reportId, ReportStore report, ImportReport request, DateTimeOffset now, List<WorkflowStart> starts)
    {
        var board = report.IdOf(reading.Bodies.Count > 0 ? reading.Bodies[0].Name : reading.Title);
        var plan = InsertPlan(work, reportId, board, report.Region, now, request.By);
        new TimelineEntry(plan.ToString(), now, "imported", request.By, $"A board's own plan, imported from {request.FileName}: nobody has to submit it.")
        {
            After = ActionPlanState.Accepted.ToStored(),
        }.Insert(work);

        var actions = rows.Select((row, place) => Insert(work, plan, place + 1, row.Row, row.Target, row.Deadline, report, board)).ToList();
        var risks = reading.Risks.Select((risk, place) => Insert(work, reportId, place + 1, risk, board)).ToList();
        var today = LondonTime.Today(now);
        foreach (var action in actions)
        {
            starts.Add(ActionStore.Start(action.Id, action.Deadline, today));
            new TimelineEntry(action.Id.ToString(), now, "imported", request.By, $"Imported from {request.FileName}: {action.Deadline.Explanation}{Flags(action.Read)}")
            {
                After = TimelineEntry.Standing(ActionState.Open.ToStored(), action.Deadline.Due),
            }.Insert(work);
        }

        foreach (var risk in risks)
        {
            starts.Add(RiskStore.Start(risk.Id, risk.ReviewOn, today));
            new TimelineEntry(risk.Id.ToString(), now, "imported", request.By, $"Imported from {request.FileName}: {firstReview.Explanation}")
            {
                After = TimelineEntry.Standing(RiskState.Open.ToStored(), risk.ReviewOn),
            }.Insert(work);
        }

        return (plan, actions, risks);
    }

    private static SubjectId InsertPlan(UnitOfWork work, long reportId, long board, string region, DateTimeOffset now, string by)
    {
        var id = SubjectId.Plan(work.NextId("ActionPlan"));
        var none = new Deadline { Rule = "a board's own plan", Explanation = "A board's own plan: nobody has to submit it." };
        work.Execute(
            """
            INSERT INTO ActionPlan (Id, ReportId, BodyId, Timescale, Deadline, State, AcceptedAt, AcceptedBy, Version, Kind, Region)
            VALUES (@Number, @reportId, @board, '', @json, @state, @now, @by, 1, 'board', @region)
            """,
            new { id.Number, reportId, board, json = DeadlineJson.Write(none), state = ActionPlanState.Accepted.ToStored(), now, by, region });
        return id;
    }

    private ImportedAction Insert(
        UnitOfWork work, SubjectId plan, int position, PlanRow row, ActionTarget target, Deadline deadline, ReportStore report, long board)
    {
        var body = bodies.TryGetValue(row.Lead ?? "", out var known) ? known : bodies[row.Lead ?? ""] = LeadBody(row.Lead) is { } named ? report.IdOf(named) : board;
        var text = row.Action ?? row.Objective ?? row.Outcome ?? string.Create(CultureInfo.InvariantCulture, $"Row {position} of the plan, whose action could not be read");
        var id = ActionStore.Insert(work, new NewAction(
            plan, position, body, row.Objective, text, row.Outcome, row.Evidence, row.Lead, target, received, deadline, ActionStore.ReviewMonths(deadline, policy)));
        return new ImportedAction(id, row, deadline);
    }

    private ImportedRisk Insert(UnitOfWork work, long reportId, int position, ReadRisk risk, long board) => new(
        RiskStore.Insert(work, new NewRisk(reportId, position, risk.Risk, risk.Impact, risk.Mitigations, Owner: null, board, firstReview)), risk, firstReview.Due!.Value);

    private (ActionTarget Target, Deadline First) Understand(PlanRow row, Dictionary<string, (ActionTarget Target, Deadline First)> understood)
    {
        var printed = string.Join("; ", row.Targets.Select(target => target.Printed));
        if (!understood.TryGetValue(printed, out var known))
        {
            var target = ActionTarget.Read(Written(row), received);
            understood.Add(printed, known = (target, target.First(policy, calendar)));
        }

        return known;
    }

    /// <summary>The body that a lead cell names; null for a post or group of the board itself, which then answers for it.</summary>
    private string? LeadBody(string? lead) => lead is null
        ? null
        : reading.Bodies.FirstOrDefault(body => lead.Contains(body.Name, StringComparison.OrdinalIgnoreCase))?.Name ?? OrganisationRegister.NamedIn(lead);

    /// <summary>
    /// The cell's words, separated where it holds several values. A date that would be read as another one on the day of receipt than on the
    /// day of the report is written out, so that what was read is what holds.
    /// </summary>
    private string Written(PlanRow row) => string.Join("; ", row.Targets.Select(target =>
        target.Date is { } date && Timescale.Read(target.Printed, received).Date != date
            ? date.Through.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : target.Printed));

    private static string Flags(PlanRow row) => row.Flags.Count == 0 ? "" : $" Look at it in the original ({string.Join(", ", row.Flags)}).";
}

/// <summary>A row of a board's plan, as read and as it is seen through.</summary>
public sealed record ImportedAction(SubjectId Id, PlanRow Read, Deadline Deadline);

/// <summary>A risk of a board's register.</summary>
/// <param name="ReviewOn">The first day on which it is looked at.</param>
public sealed record ImportedRisk(SubjectId Id, ReadRisk Read, DateOnly ReviewOn);
