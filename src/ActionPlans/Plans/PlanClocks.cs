using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Plans;

/// <summary>The second clock: the actions of a plan, and the dates that it proposes. Everything in the caller's transaction.</summary>
internal sealed class PlanClocks(WorkflowRuntime runtime, DateAgreement agreement, DeadlinePolicy policy, SendingHours hours)
{
    /// <summary>What was drafted holds from now on: new actions start, changed ones count from their new date, removed ones end.</summary>
    public async Task StartAsync(UnitOfWork work, LoadedPlan plan, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        foreach (var row in plan.Actions)
        {
            if (row.State == "draft")
                await OpenAsync(work, row, now, by, cancellationToken);
            else if (row.State == "open" && row.Pending is not null)
                await (row.Drafted is { } changed ? ChangeAsync(work, row, changed, now, by, cancellationToken) : WithdrawAsync(work, row, now, by, cancellationToken));
        }
    }

    /// <summary>The proposed dates become deadlines. They must all be still to come: a plan with one that has passed is not accepted as it is.</summary>
    /// <returns>Why not; null when they are agreed, or none was proposed.</returns>
    public async Task<Decision?> AgreeDatesAsync(UnitOfWork work, LoadedPlan plan, string version, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        // Of several bodies the accountable one's date counts, then the one that the plan waited for.
        var proposals = plan.Answers
            .Where(row => row is { DueOn: null, ProposedDue: not null, Response.PromisesAction: true } && row.State is not ("closed" or "withdrawn"))
            .GroupBy(row => row.Recommendation)
            .Select(rows => rows.OrderBy(row => row.Position == 1 ? 0 : plan.MustAnswer(row) ? 1 : 2).First());
        foreach (var row in proposals)
        {
            var on = row.ProposedDue!.Value;
            if (on <= LondonTime.Today(now))
                return Decision.Refused(FormattableString.Invariant(
                    $"The date that the plan proposes for {row.Recommendation}, {on:yyyy-MM-dd}, has passed: return the plan and ask for a later one."));
            var decision = await agreement.AgreeAsync(work, row.Recommendation, on, $"proposed by {row.Body} in {version} and accepted with it", now, by, cancellationToken);
            if (!decision.IsAccepted)
                return decision;
        }

        return null;
    }

    private async Task OpenAsync(UnitOfWork work, ActionRow row, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        Require(PlanActionStore.Move(work, row, "open", now), row);
        var deadline = row.Standing.Target.Deadline;
        await runtime.StartAsync(work, [ActionStore.Start(row.Subject, deadline, LondonTime.Today(now))], cancellationToken);
        new TimelineEntry(row.Subject.ToString(), now, "ActionOpened", by, $"Its clock starts: {deadline.Explanation}")
        {
            Before = "draft",
            After = TimelineEntry.Standing("open", deadline.Due),
        }.Insert(work);
    }

    private async Task ChangeAsync(UnitOfWork work, ActionRow row, PlanAction changed, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        var (before, after) = (row.Standing.Target.Deadline, changed.Target.Deadline);
        var isRedated = row.Standing.Target.Printed != changed.Target.Printed;
        if (isRedated)
            DeadlineStore.Replace(work, row.Subject, after, now, by, "Changed with the plan");
        Require(PlanActionStore.Change(work, row, changed, policy), row);
        if (isRedated)
        {
            await runtime.MoveAnchorAsync(work, row.Subject.ToString(), new Anchor(after.Due ?? after.ReviewBy, LondonTime.Today(now)), cancellationToken);
            new Notice(
                row.Subject.ToString(), FormattableString.Invariant($"target-changed-{row.Version}"), RecipientRole.Lead.Stored, NoticeKind.DateAgreed.ToStored(), [], now,
                hours.EarliestFrom(now)).Insert(work);
        }

        new TimelineEntry(row.Subject.ToString(), now, "ActionAmended", by, $"Changed with the plan: {changed.Text}")
        {
            Before = TimelineEntry.Standing("open", before.Due),
            After = TimelineEntry.Standing("open", after.Due),
        }.Insert(work);
    }

    private async Task WithdrawAsync(UnitOfWork work, ActionRow row, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        Require(PlanActionStore.Move(work, row, "withdrawn", now), row);
        await runtime.HappenAsync(work, row.Subject.ToString(), "Withdrawn", payload: null, cancellationToken);
        new TimelineEntry(row.Subject.ToString(), now, "Withdrawn", by, "Withdrawn: no longer in the plan.")
        {
            Why = "no longer in the plan",
            Before = TimelineEntry.Standing("open", row.Standing.Target.Deadline.Due),
            After = "withdrawn",
        }.Insert(work);
    }

    /// <summary>The row was read in this very transaction, and there is one writer.</summary>
    private static void Require(bool stored, ActionRow row)
    {
        if (!stored)
            throw new InvalidOperationException($"{row.Subject} changed within the transaction that read it");
    }
}
