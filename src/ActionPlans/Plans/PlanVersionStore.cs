using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>A version of a plan.</summary>
/// <param name="State">draft (an amendment that is being written), submitted, returned or accepted.</param>
/// <param name="Reason">Why the accepted plan is amended; null for a plan's first acceptance.</param>
/// <param name="Comment">What was said when it came back; null otherwise.</param>
[method: ExplicitConstructor]
internal sealed record VersionRow(
    long Id, long Number, string State, string? Reason, DateTimeOffset? SubmittedAt, string? SubmittedBy, DateTimeOffset? DecidedAt, string? DecidedBy, string? Comment,
    string? SnapshotSha256)
{
    /// <summary>An amendment lives as a plan does: written, submitted, returned or accepted.</summary>
    public ActionPlanStatus Status => new(
        State switch
        {
            "draft" => ActionPlanState.Due,
            "submitted" => ActionPlanState.Submitted,
            "returned" => ActionPlanState.Returned,
            _ => ActionPlanState.Accepted,
        },
        State == "submitted" ? SubmittedBy : null);
}

/// <summary>A file that was submitted.</summary>
/// <param name="Sha256">Lower-case hex of its bytes.</param>
[method: ExplicitConstructor]
public sealed record PlanFileSummary(long Id, string Name, string ContentType, long Size, string Sha256);

/// <summary>The tables PlanVersion and PlanFile.</summary>
internal static class PlanVersionStore
{
    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<VersionRow> Of(UnitOfWork work, long plan) => work.Query<VersionRow>(
        """
        SELECT Id, Number, State, Reason, SubmittedAt, SubmittedBy, DecidedAt, DecidedBy, Comment, SnapshotSha256
        FROM PlanVersion
        WHERE PlanId = @plan
        ORDER BY Number
        """,
        new { plan });

    /// <summary>The amendment of an accepted plan that is under way; null when there is none.</summary>
    public static VersionRow? Amendment(UnitOfWork work, PlanRecord plan) =>
        plan.State == "accepted" && Of(work, plan.Id) is [.., { State: not "accepted" } last] ? last : null;

    public static string? Snapshot(UnitOfWork work, long version) => work.Scalar<string>("SELECT Snapshot FROM PlanVersion WHERE Id = @version", new { version });

    public static IReadOnlyList<PlanFileSummary> Files(UnitOfWork work, long version) => work.Query<PlanFileSummary>(
        "SELECT Id, Name, ContentType, length(Content) AS Size, Sha256 FROM PlanFile WHERE VersionId = @version ORDER BY Id", new { version });

    /// <summary>The next version begins as the draft of an amendment.</summary>
    public static long Open(UnitOfWork work, PlanRecord plan, string reason, DateTimeOffset at, string by) => Insert(work, plan, "draft", reason, at, by);

    /// <summary>The version that is submitted now: the amendment that is being written, or else the next one.</summary>
    public static VersionRow ToSubmit(UnitOfWork work, PlanRecord plan, DateTimeOffset at, string by)
    {
        var last = Of(work, plan.Id).LastOrDefault();
        if (last is not { State: "draft" })
            Insert(work, plan, "draft", plan.State == "accepted" ? last?.Reason : null, at, by);
        return Of(work, plan.Id)[^1];
    }

    /// <summary>Keeps what is submitted as it is; from now on the row's content cannot change.</summary>
    /// <param name="snapshot">Null for a plan that was not written here.</param>
    public static void Freeze(UnitOfWork work, VersionRow version, string? snapshot, IEnumerable<PlanFile> files, DateTimeOffset at, string by)
    {
        foreach (var file in files)
            work.Execute(
                "INSERT INTO PlanFile (Id, VersionId, Name, ContentType, Sha256, Content) VALUES (@id, @version, @Name, @ContentType, @sha256, @Content)",
                new { id = work.NextId("PlanFile"), version = version.Id, file.Name, file.ContentType, sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)), file.Content });
        work.Execute(
            "UPDATE PlanVersion SET State = 'submitted', SubmittedAt = @at, SubmittedBy = @by, Snapshot = @snapshot, SnapshotSha256 = @sha256 WHERE Id = @Id",
            new { at, by, snapshot, sha256 = snapshot is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot))), version.Id });
    }

    /// <summary>The version that waits was accepted or returned; nothing happens for a plan from before versions were kept.</summary>
    public static void Decide(UnitOfWork work, PlanRecord plan, string state, string? comment, DateTimeOffset at, string by) => work.Execute(
        "UPDATE PlanVersion SET State = @state, Comment = @comment, DecidedAt = @at, DecidedBy = @by WHERE PlanId = @Id AND State = 'submitted'",
        new { state, comment, at, by, plan.Id });

    private static long Insert(UnitOfWork work, PlanRecord plan, string state, string? reason, DateTimeOffset at, string by)
    {
        var id = work.NextId("PlanVersion");
        work.Execute(
            """
            INSERT INTO PlanVersion (Id, PlanId, Number, State, Reason, OpenedAt, OpenedBy)
            SELECT @id, @plan, coalesce(max(Number), 0) + 1, @state, @reason, @at, @by
            FROM PlanVersion
            WHERE PlanId = @plan
            """,
            new { id, plan = plan.Id, state, reason, at, by });
        return id;
    }
}
