using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>A deadline that no longer holds.</summary>
/// <param name="DueOn">Null: there was no date.</param>
/// <param name="Until">When the next one took its place.</param>
/// <param name="By">Who changed it.</param>
[method: ExplicitConstructor]
public sealed record EarlierDeadline(DateOnly? DueOn, DateTimeOffset Until, string By, string Reason);

/// <summary>The table EarlierDeadline, and the columns DueOn and Deadline of recommendations, plans and actions. Nothing is overwritten without a trace.</summary>
internal static class DeadlineStore
{
    /// <summary>Puts another deadline in force and keeps the one that held. The caller guards the subject's row.</summary>
    /// <param name="metAt">When the one that held was met; null when it was not.</param>
    public static void Replace(UnitOfWork work, SubjectId subject, Deadline deadline, DateTimeOffset at, string by, string reason, DateTimeOffset? metAt = null)
    {
        var table = subject.Kind switch
        {
            'P' => "ActionPlan",
            'A' => "Action",
            _ => "Recommendation",
        };
        work.Execute(
            $"""
            INSERT INTO EarlierDeadline (Id, Subject, DueOn, Deadline, MetAt, Until, By, Reason)
            SELECT @id, @name, DueOn, Deadline, @metAt, @at, @by, @reason FROM {table} WHERE Id = @Number
            """,
            new { id = work.NextId("EarlierDeadline"), name = subject.ToString(), metAt, at, by, reason, subject.Number });
        work.Execute(
            $"UPDATE {table} SET DueOn = @Due, Deadline = @json WHERE Id = @Number",
            new { deadline.Due, json = DeadlineJson.Write(deadline), subject.Number });
    }

    /// <summary>The deadlines that held before, the original one first.</summary>
    public static IReadOnlyList<EarlierDeadline> Earlier(UnitOfWork work, SubjectId subject) => work.Query<EarlierDeadline>(
        "SELECT DueOn, Until, By, Reason FROM EarlierDeadline WHERE Subject = @name ORDER BY Id", new { name = subject.ToString() });

    /// <summary>The first date that held, whatever came after it; null while there has been none.</summary>
    public static DateOnly? Original(UnitOfWork work, SubjectId subject, DateOnly? inForce) =>
        Earlier(work, subject).Select(earlier => earlier.DueOn).Append(inForce).FirstOrDefault(due => due is not null);
}
