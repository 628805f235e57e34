using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Boards;

/// <summary>What deciding about an action needs of its row.</summary>
/// <param name="State">Stored name of <see cref="ActionState"/>.</param>
/// <param name="TargetFrom">The day that the target's periods count from; null for an action that was written into a plan.</param>
/// <param name="Deadline">As <see cref="DeadlineJson"/> writes it.</param>
[method: ExplicitConstructor]
internal sealed record ActionRecord(
    long Id, string State, DateOnly? DueOn, DateOnly? ReviewOn, string? Target, string TargetKind, DateOnly? TargetFrom, long? ReviewMonths, string Deadline, DateOnly ReceivedOn,
    string? Lead, long BodyId, string Body, DateOnly? DoneOn, DateTimeOffset? ClosedAt, string? ProposedTarget, string? ProposedBy, DateOnly? ProposedOn, string? ProposedReason, long Version)
{
    public ActionStatus Status => new(StoredName.ToActionState(State));

    /// <summary>What was written into a plan counts from the day of writing, which its deadline knows.</summary>
    public ActionTarget Schedule => ActionTarget.Read(Target, TargetFrom ?? DeadlineJson.Read(Deadline).TriggerDate ?? ReceivedOn);

    /// <summary>With the cadence of this action's reviews.</summary>
    public DeadlinePolicy Cadence(DeadlinePolicy policy) => ReviewMonths is { } months ? policy with { ReviewAfterMonths = (int)Math.Min(months, DeadlinePolicy.LongestReviewMonths) } : policy;

    /// <summary>What waits for somebody's agreement; null when nothing does.</summary>
    public ProposedTarget? Proposal => ProposedTarget is null ? null : new(ProposedTarget, ProposedBy!, ProposedOn!.Value, ProposedReason!);

    /// <summary>The day that its workflow counts from: the due date, else the day of review.</summary>
    public DateOnly? RingsFor => DueOn ?? ReviewOn;
}
