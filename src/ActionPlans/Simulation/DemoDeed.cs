using System.Globalization;
using System.Text;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Simulation;

/// <summary>Something that somebody does in the demonstration.</summary>
internal sealed record DemoDeed(DateOnly On, string Said, Func<IMediator, CancellationToken, Task> Do)
{
    public const string Lead = "Robin Ashdown";
    private const string Reviewer = "Priya Calder";

    /// <summary>
    /// What people do about one report. Recommendations take turns: done well before the date, evidence returned once and then accepted, late
    /// by six weeks, withdrawn, only after ten months. One without an agreed date is left to its lead.
    /// </summary>
    public static IEnumerable<DemoDeed> For(ImportedReport report)
    {
        // The date that a plan written here proposes for what the report leaves undated.
        DateOnly? proposed = null;
        if (report is { PlanId: { } plan, PlanDeadline.Due: { } planDue })
        {
            // The first plan of the samples is written elsewhere and late by a week, so that its reminders and the escalation can be seen.
            var isElsewhere = plan.Number == 1;
            var submitted = planDue.AddDays(isElsewhere ? 8 : -3);
            if (isElsewhere)
            {
                yield return new DemoDeed(
                    submitted, $"{plan}: {Lead} submits the action plan, written elsewhere, late.",
                    Sends(new SubmitPlan(plan, Lead, "action-plan.txt", Encoding.UTF8.GetBytes("Our action plan, as it was sent.\n"))));
            }
            else
            {
                var on = planDue.AddMonths(3);
                proposed = on;
                yield return new DemoDeed(submitted.AddDays(-7), $"{plan}: {Lead} writes the action plan: every recommendation answered, each with an action.", Writes(plan, report, on));
                yield return new DemoDeed(submitted, $"{plan}: {Lead} submits the action plan.", Sends(new SubmitPlan(plan, Lead)));
                yield return new DemoDeed(planDue.AddMonths(2), $"{plan}: {Lead} records the planned actions as done.", Finishes(plan));
            }

            yield return new DemoDeed(submitted.AddDays(14), $"{plan}: {Reviewer} accepts the action plan.", Sends(new AcceptPlan(plan, Reviewer)));
        }

        var turn = 0;
        foreach (var (id, _, deadline) in report.Recommendations)
        {
            if ((deadline.Due ?? proposed) is not { } due)
                continue;
            foreach (var deed in Turn(turn++ % 5, id, due))
                yield return deed;
        }
    }

    private static IEnumerable<DemoDeed> Turn(int turn, SubjectId id, DateOnly due)
    {
        switch (turn)
        {
            case 0:
                yield return HandsIn(id, due.AddDays(-1), "on time");
                yield return Accepts(id, due.AddDays(6));
                break;
            case 1:
                yield return HandsIn(id, due.AddDays(-1), "on time");
                yield return new DemoDeed(due.AddDays(4), $"{id}: {Reviewer} sends the evidence back.", Decides(id, evidence => new RejectEvidence(evidence, "It does not show since when this is done.", Reviewer)));
                yield return HandsIn(id, due.AddDays(11), "again");
                yield return Accepts(id, due.AddDays(15));
                break;
            case 2:
                yield return HandsIn(id, due.AddDays(42), "six weeks late");
                yield return Accepts(id, due.AddDays(49));
                break;
            case 3:
                yield return new DemoDeed(due.AddDays(3), $"{id}: {Lead} withdraws it.", Sends(new WithdrawRecommendation(id, "The service was transferred to another provider.", Lead)));
                break;
            default:
                yield return HandsIn(id, due.AddDays(300), "ten months late");
                yield return Accepts(id, due.AddDays(310));
                break;
        }
    }

    private static DemoDeed HandsIn(SubjectId id, DateOnly on, string when) => new(on, $"{id}: {Lead} hands in evidence, {when}.", Sends(new AddEvidence(
        id, null, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"The audit of {on:MMMM yyyy} shows that this is done in every team.")), null, Lead)));

    private static DemoDeed Accepts(SubjectId id, DateOnly on) => new(on, $"{id}: {Reviewer} accepts the evidence; closed.", Decides(id, evidence => new AcceptEvidence(evidence, Reviewer)));

    /// <summary>Agrees to everything, proposes a date where the report prints none, and plans one action for each recommendation.</summary>
    private static Func<IMediator, CancellationToken, Task> Writes(SubjectId plan, ImportedReport report, DateOnly proposed) => async (mediator, cancellationToken) =>
    {
        foreach (var (id, _, deadline) in report.Recommendations)
        {
            var due = deadline.Due ?? proposed;
            await mediator.Send(new AnswerRecommendation(plan, id, null, PlanAnswer.Agreed, null, deadline.Due is null ? proposed : null, Lead), cancellationToken);
            await mediator.Send(
                new AddPlanAction(
                    plan, id, null,
                    new ActionFields(
                        "What the report asks for holds in every team", "Agree the change with every team, train its staff and audit the records.",
                        "All of 50 audited records show it.", "Audit report", "Head of safeguarding", string.Create(CultureInfo.InvariantCulture, $"by {due:d MMMM yyyy}")),
                    Lead),
                cancellationToken);
        }
    };

    private static Func<IMediator, CancellationToken, Task> Finishes(SubjectId plan) => async (mediator, cancellationToken) =>
    {
        foreach (var action in (await mediator.Send(new ListActions(plan), cancellationToken)).Where(action => action.State == "open"))
            await mediator.Send(new FinishAction(action.Id, "Trained and audited.", null, ForGood: true, Lead), cancellationToken);
    };

    private static Func<IMediator, CancellationToken, Task> Sends<T>(IRequest<T> request) =>
        (mediator, cancellationToken) => mediator.Send(request, cancellationToken);

    private static Func<IMediator, CancellationToken, Task> Decides(SubjectId id, Func<SubjectId, IRequest<Decision>> request) =>
        async (mediator, cancellationToken) =>
        {
            var details = await mediator.Send(new ShowSubject(id), cancellationToken);
            await mediator.Send(request(details.Evidence[^1].Id), cancellationToken);
        };
}
