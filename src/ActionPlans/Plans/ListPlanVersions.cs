using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The versions of a plan, oldest first, each with its files and what changed since the one before.</summary>
public sealed record ListPlanVersions(SubjectId Plan) : IRequest<IReadOnlyList<PlanVersionView>>;

/// <param name="State">draft (an amendment that is being written), submitted, returned or accepted.</param>
/// <param name="Reason">Why an accepted plan is amended; null otherwise.</param>
/// <param name="Comment">What was said when it came back; null otherwise.</param>
/// <param name="IsInForce">Whether it is the last one accepted.</param>
/// <param name="SnapshotSha256">Of the plan as JSON; null when it was written elsewhere.</param>
/// <param name="Changes">Since the version before; empty where there is none to compare with.</param>
public sealed record PlanVersionView(
    int Number, string State, bool IsInForce, string? Reason, DateTimeOffset? SubmittedAt, string? SubmittedBy, DateTimeOffset? DecidedAt, string? DecidedBy, string? Comment,
    string? SnapshotSha256, IReadOnlyList<PlanFileSummary> Files, IReadOnlyList<string> Changes);

internal sealed class ListPlanVersionsHandler(Database database) : RequestHandler<ListPlanVersions, IReadOnlyList<PlanVersionView>>
{
    protected override IReadOnlyList<PlanVersionView> Handle(ListPlanVersions request)
    {
        using var work = database.Begin();
        var plan = PlanStore.Get(work, request.Plan);
        var versions = PlanVersionStore.Of(work, plan.Id);
        var inForce = versions.LastOrDefault(version => version.State == "accepted");
        PlanDocument? before = null;
        var views = new List<PlanVersionView>();
        foreach (var version in versions)
        {
            var document = PlanVersionStore.Snapshot(work, version.Id) is { } snapshot ? PlanDocument.Parse(snapshot) : null;
            views.Add(new PlanVersionView(
                (int)version.Number, version.State, version == inForce, version.Reason, version.SubmittedAt, version.SubmittedBy, version.DecidedAt, version.DecidedBy, version.Comment,
                version.SnapshotSha256, PlanVersionStore.Files(work, version.Id), before is null || document is null ? [] : PlanDifference.Of(before, document)));
            before = document ?? before;
        }

        return views;
    }
}
