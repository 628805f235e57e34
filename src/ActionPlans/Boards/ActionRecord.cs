using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Boards;

/// <summary>What deciding about an action needs of its row.</summary>
/// <param name="State">Stored name of <see cref="ActionState"/>.</param>
/// <param name="CountedFrom">The day that the target's periods count from.</param>
[method: ExplicitConstructor]
internal sealed record ActionRecord(
    long Id, string State, DateOnly? DueOn, DateOnly? ReviewOn, string? Target, DateOnly CountedFrom, string? Lead, string Body, DateTimeOffset? ClosedAt,
    string? ProposedTarget, string? ProposedBy, DateOnly? ProposedOn, string? ProposedReason, long Version)
{
    public ActionStatus Status => new(StoredName.ToActionState(State));

    public ActionTarget Schedule => ActionTarget.Read(Target, CountedFrom);

    /// <summary>What waits for somebody's agreement; null when nothing does.</summary>
    public ProposedTarget? Proposal => ProposedTarget is null ? null : new(ProposedTarget, ProposedBy!, ProposedOn!.Value, ProposedReason!);

    /// <summary>The day that its workflow counts from: the due date, else the day of review.</summary>
    public DateOnly? RingsFor => DueOn ?? ReviewOn;
}
