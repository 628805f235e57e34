using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Deadlines;

/// <summary>A deadline that would be another one by what is known now; a person decides.</summary>
/// <param name="Subject">"R7" or "P1".</param>
/// <param name="Cause">receipt or calendar.</param>
/// <param name="Why">In words, with the explanation of the new date.</param>
/// <param name="State">open, accepted, rejected or overtaken.</param>
[method: ExplicitConstructor]
public sealed record DeadlineProposal(
    long Id, string Subject, DateOnly? OldDue, DateOnly? NewDue, string Deadline, string Cause, string Why, string State, DateTimeOffset ProposedAt, string ProposedBy,
    string? DecidedBy, long Version)
{
    internal SubjectId On => SubjectId.Parse(Subject, "RP");
}

/// <summary>The table DeadlineProposal.</summary>
internal static class ProposalStore
{
    private const string Columns = "Id, Subject, OldDue, NewDue, Deadline, Cause, Why, State, ProposedAt, ProposedBy, DecidedBy, Version";

    /// <exception cref="RefusedException">There is none with this number.</exception>
    public static DeadlineProposal Get(UnitOfWork work, long id) =>
        work.QueryFirst<DeadlineProposal>($"SELECT {Columns} FROM DeadlineProposal WHERE Id = @id", new { id })
        ?? throw new RefusedException($"there is no proposal {id}: 'actionplans proposals list' shows them");

    /// <summary>Oldest first.</summary>
    /// <param name="state">Null: whatever was decided.</param>
    public static IReadOnlyList<DeadlineProposal> All(UnitOfWork work, string? state) =>
        work.Query<DeadlineProposal>($"SELECT {Columns} FROM DeadlineProposal WHERE @state IS NULL OR State = @state ORDER BY Id", new { state });

    /// <summary>Proposes another deadline for a subject; an open proposal for it is overtaken.</summary>
    /// <returns>False when the same is proposed already.</returns>
    public static bool Propose(UnitOfWork work, SubjectId subject, DateOnly? old, Deadline deadline, string cause, string why, DateTimeOffset at, string by)
    {
        var name = subject.ToString();
        if (work.Scalar<long>("SELECT count(*) FROM DeadlineProposal WHERE Subject = @name AND State = 'open' AND NewDue IS @Due", new { name, deadline.Due }) > 0)
            return false;

        work.Execute("UPDATE DeadlineProposal SET State = 'overtaken', Version = Version + 1 WHERE Subject = @name AND State = 'open'", new { name });
        work.Execute(
            """
            INSERT INTO DeadlineProposal (Id, Subject, OldDue, NewDue, Deadline, Cause, Why, State, ProposedAt, ProposedBy, Version)
            VALUES (@id, @name, @old, @Due, @json, @cause, @why, 'open', @at, @by, 1)
            """,
            new { id = work.NextId("DeadlineProposal"), name, old, deadline.Due, json = DeadlineJson.Write(deadline), cause, why, at, by });
        new TimelineEntry(name, at, "DeadlineProposed", by, $"Another deadline is proposed: {why}")
        {
            Why = why,
            Before = Said(old),
            After = $"{Said(old)}, proposed {Said(deadline.Due)}",
        }.Insert(work);
        return true;
    }

    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Decide(UnitOfWork work, DeadlineProposal proposal, string state, DateTimeOffset at, string by) => work.Execute(
        "UPDATE DeadlineProposal SET State = @state, DecidedAt = @at, DecidedBy = @by, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND State = 'open'",
        new { state, at, by, proposal.Id, proposal.Version }) == 1;

    public static Decision Lost(DeadlineProposal proposal) =>
        Decision.Ignored($"somebody else decided about proposal {proposal.Id} at the same moment: look at it again with 'actionplans proposals'");

    private static string Said(DateOnly? due) => due is { } day ? FormattableString.Invariant($"due {day:yyyy-MM-dd}") : "no date";
}
