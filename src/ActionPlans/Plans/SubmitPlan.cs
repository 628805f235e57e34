using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>
/// The plan, or its amendment, goes to the oversight body, which stops its reminders. A plan that was drafted here is checked first; its version is
/// frozen and goes out as Word and CSV, and its actions start. One that was written elsewhere is recorded as submitted.
/// </summary>
/// <param name="DocumentName">The file that was sent, for a plan written elsewhere; without a path. Null: the draft, if there is one.</param>
/// <param name="Document">Its bytes.</param>
public sealed record SubmitPlan(SubjectId Plan, string By, string? DocumentName = null, byte[]? Document = null) : IRequest<Decision>
{
    /// <summary>In bytes. Mail servers refuse what is much larger.</summary>
    public const int LargestDocument = 10 * 1024 * 1024;
}

internal sealed class SubmitPlanHandler(MovePlan move, PlanClocks clocks) : IRequestHandler<SubmitPlan, Decision>
{
    public Task<Decision> Handle(SubmitPlan request, CancellationToken cancellationToken)
    {
        var file = request is { DocumentName: { } name, Document: { } content } ? SubmittedDocument.Of(name, content) : null;
        return move.RunAsync(
            request.Plan, request.By, "PlanSubmitted", "Submitted the action plan.", status => status.Submit(request.By), cancellationToken,
            also: moved => FreezeAsync(moved, file, cancellationToken),
            whenAmended: (NoticeKind.AmendmentSubmitted, [RecipientRole.Oversight, RecipientRole.Regulator]));
    }

    private async Task<Decision?> FreezeAsync(PlanMove moved, PlanFile? file, CancellationToken cancellationToken)
    {
        var (work, record, amendment, now, by) = moved;
        var today = LondonTime.Today(now);
        var plan = LoadedPlan.Get(work, record.Subject);
        var draft = plan.ToDocument();
        var isDrafted = file is null && !draft.IsBlank;
        if (isDrafted && plan.Problems(today).Count(problem => problem.Blocks) is > 0 and var missing)
            return Decision.Refused(string.Create(
                CultureInfo.InvariantCulture, $"{record.Subject} is not complete: {missing} {(missing == 1 ? "thing is" : "things are")} missing ('actionplans plan check {record.Subject}' lists what)."));

        var before = Last(work, record);
        var changes = isDrafted && before is not null ? PlanDifference.Of(before, draft) : [];
        if (amendment is not null && file is null && changes.Count == 0)
            return Decision.Refused($"The amendment of {record.Subject} changes nothing; change its answers or actions first.");

        var version = PlanVersionStore.ToSubmit(work, record, now, by);
        if (isDrafted)
        {
            var frozen = draft with { Version = (int)version.Number, Reason = version.Reason, Submitted = today, SubmittedBy = by.Trim() };
            PlanVersionStore.Freeze(work, version, frozen.ToJson(), PlanFiles.Of(frozen), now, by);
            if (amendment is null)
                await clocks.StartAsync(work, plan, now, by, cancellationToken);
        }
        else
        {
            PlanVersionStore.Freeze(work, version, snapshot: null, file is null ? [] : [file], now, by);
        }

        if (isDrafted || file is not null || version.Number > 1)
            moved.Said = string.Create(CultureInfo.InvariantCulture, $"Submitted version {version.Number} of the action plan{(file is null ? "" : $", {file.Name}")}.");
        moved.Why = string.Join(' ', new[] { version.Reason is null ? null : $"Amended because: {version.Reason.TrimEnd('.')}.", PlanDifference.Say(before?.Version, changes) }.OfType<string>()) is { Length: > 0 } why ? why : null;
        return null;
    }

    /// <summary>The version before, as it was submitted; null when there is none or it was written elsewhere.</summary>
    private static PlanDocument? Last(UnitOfWork work, PlanRecord plan) =>
        PlanVersionStore.Of(work, plan.Id).LastOrDefault(version => version.SnapshotSha256 is not null) is { } last
            ? PlanDocument.Parse(PlanVersionStore.Snapshot(work, last.Id)!)
            : null;
}
