using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Plans;

/// <summary>What every change of a draft shares: nobody decides about the plan at that moment, and all of it happens in one transaction or nothing.</summary>
internal sealed class EditPlan(Database database, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock)
{
    public Decision Run(SubjectId plan, string by, Func<PlanPen, Decision> write)
    {
        if (string.IsNullOrWhiteSpace(by))
            return Decision.Refused("Say who does this; the record needs a name.");
        using var work = database.Begin();
        var loaded = LoadedPlan.Get(work, plan);
        if (loaded.Locked() is { } locked)
            return locked;
        var decision = write(new PlanPen(work, loaded, policy, calendar, clock.GetUtcNow(), by));
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }
}

/// <summary>Writes into a draft, in the caller's transaction.</summary>
internal sealed class PlanPen(UnitOfWork work, LoadedPlan plan, DeadlinePolicy policy, WorkingDays calendar, DateTimeOffset now, string by)
{
    private readonly DateOnly today = LondonTime.Today(now);

    public LoadedPlan Plan => plan;

    /// <param name="seen">The version that the person looked at; null: whatever stands there.</param>
    public Decision Answer(AnswerRow row, PlanResponse response, long? seen = null)
    {
        if (row.State is "closed" or "withdrawn")
            return Decision.Refused($"{row.Recommendation} is already {row.State}; it needs no answer.");
        if (response.Unsuitable(row.DueOn, today) is { } unsuitable)
            return unsuitable;

        response = response with { Reason = PlanText.Clean(response.Reason, "reason") };
        if (row.Response == response)
            return Decision.Accepted;
        if (seen is { } version && version != row.Version || !PlanResponseStore.Save(work, plan.Record, row, response, now, by))
            return Raced($"the answer of {row.Body} to {row.Recommendation}");
        new TimelineEntry(plan.Record.Subject.ToString(), now, "PlanAnswered", by, $"{row.Body} on {row.Recommendation}: {Say(response)}.")
        {
            Why = response.Reason,
            Before = row.Response is { } before ? Say(before) : null,
            After = Say(response),
        }.Insert(work);
        return Decision.Accepted;
    }

    /// <returns>The id; null when it was refused.</returns>
    public (Decision Decision, SubjectId? Id) Add(AnswerRow row, ActionFields fields)
    {
        if (row.State is "closed" or "withdrawn")
            return (Decision.Refused($"{row.Recommendation} is already {row.State}; it needs no action."), null);
        if (fields.Apply(Blank, today, policy, calendar) is not { } action)
            return (Decision.Refused($"Say what is done about {row.Recommendation}; an action needs a text."), null);
        var id = PlanActionStore.Insert(work, plan.Record, row, action, policy);
        Told(id, "ActionDrafted", $"Planned by {row.Body} for {row.Recommendation} in {plan.Record.Subject}: {action.Text}", null, Say(action));
        return (Decision.Accepted, id);
    }

    public Decision Change(ActionRow row, ActionFields fields, long? seen = null)
    {
        if (row.State == "done")
            return Decision.Refused($"{row.Subject} is done; plan another action instead of changing it.");
        var before = row.Drafted!;
        if (fields.Apply(before, today, policy, calendar) is not { } action)
            return Decision.Refused($"Say what is done; {row.Subject} needs a text.");
        // Written back as it holds, it is what holds, counted from the day that it was counted from.
        if (action.Target.Printed == row.Standing.Target.Printed)
            action = action with { Target = row.Standing.Target };
        if (PendingAction.Write(action, before) is null)
            return Decision.Accepted;
        var unseen = seen is { } version && version != row.Version;
        if (unseen || !(row.State == "open" ? PlanActionStore.Pend(work, row, PendingAction.Write(action, row.Standing)) : PlanActionStore.Change(work, row, action, policy)))
            return Raced(row.Subject.ToString());
        Told(row.Subject, "ActionChanged", $"Changed in the draft of {plan.Record.Subject}: {action.Text}", Say(before), Say(action));
        return Decision.Accepted;
    }

    /// <summary>An open action goes on until the plan is submitted without it.</summary>
    public Decision Remove(ActionRow row, long? seen = null)
    {
        if (row.State == "done")
            return Decision.Refused($"{row.Subject} is done and stays in the plan.");
        var unseen = seen is { } version && version != row.Version;
        if (unseen || !(row.State == "open" ? PlanActionStore.Pend(work, row, PendingAction.Removed) : PlanActionStore.Move(work, row, "withdrawn", now)))
            return Raced(row.Subject.ToString());
        Told(row.Subject, "ActionRemoved", $"Taken out of the draft of {plan.Record.Subject}.", Say(row.Drafted!), null);
        return Decision.Accepted;
    }

    private void Told(SubjectId id, string kind, string text, string? before, string? after) =>
        new TimelineEntry(id.ToString(), now, kind, by, text) { Before = before, After = after }.Insert(work);

    private Decision Raced(string what) =>
        Decision.Ignored($"somebody else changed {what} meanwhile: look at it again with 'actionplans plan draft {plan.Record.Subject}'");

    private static PlanAction Blank { get; } = new(null, "", null, null, null, new PlanTarget("", TimescaleKind.None, new Deadline { Rule = "", Explanation = "" }, default)) { Id = "" };

    private static string Say(PlanResponse response) =>
        response.Answer.ToStored() + (response.ProposedDue is { } due ? FormattableString.Invariant($", proposed {due:yyyy-MM-dd}") : "");

    private static string Say(PlanAction action) => $"{action.Text} · lead {action.Lead ?? "nobody"} · target {(action.Target.Printed.Length == 0 ? "none" : action.Target.Printed)}";
}

/// <summary>The cells of an action. Null: leave as it is; blank: clear.</summary>
public sealed record ActionFields(
    string? Objective = null, string? Text = null, string? Outcome = null, string? Evidence = null, string? Lead = null, string? Target = null)
{
    /// <returns>Null when no text is left.</returns>
    /// <exception cref="RefusedException">A cell is too long, or the target is outside the calendar.</exception>
    internal PlanAction? Apply(PlanAction action, DateOnly today, DeadlinePolicy policy, WorkingDays calendar)
    {
        var text = Take(Text, action.Text, "action");
        if (text is null or "")
            return null;
        var target = Take(Target, action.Target.Printed, "target") ?? "";
        return action with
        {
            Objective = Take(Objective, action.Objective, "objective"),
            Text = text,
            Outcome = Take(Outcome, action.Outcome, "outcome"),
            EvidenceExpected = Take(Evidence, action.EvidenceExpected, "evidence"),
            Lead = Take(Lead, action.Lead, "lead"),
            // The same words mean what they meant when they were written.
            Target = target == action.Target.Printed && action.Target.Deadline.Rule.Length > 0 ? action.Target : PlanTarget.Read(target, today, policy, calendar),
        };
    }

    private static string? Take(string? given, string? standing, string cell) => given is null ? standing : PlanText.Clean(given, cell);
}
