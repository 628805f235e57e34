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

/// <summary>The table EarlierDeadline, and the columns DueOn (of a risk: ReviewOn) and Deadline of its subjects. Nothing is overwritten without a trace.</summary>
internal static class DeadlineStore
{
    /// <summary>Puts another deadline in force and keeps the one that held. The caller guards the subject's row.</summary>
    /// <param name="metAt">When the one that held was met; null when it was not.</param>
    public static void Replace(UnitOfWork work, SubjectId subject, Deadline deadline, DateTimeOffset at, string by, string reason, DateTimeOffset? metAt = null)
    {
        var (table, due) = Columns(subject);
        Keep(work, subject, at, by, reason, metAt);
        work.Execute(
            $"UPDATE {table} SET {due} = @Due, Deadline = @json WHERE Id = @Number",
            new { deadline.Due, json = DeadlineJson.Write(deadline), subject.Number });
    }

    /// <summary>Keeps what holds now, as something that ended at that instant: it was met, and begins again.</summary>
    public static void Keep(UnitOfWork work, SubjectId subject, DateTimeOffset at, string by, string reason, DateTimeOffset? metAt)
    {
        var (table, due) = Columns(subject);
        work.Execute(
            $"""
            INSERT INTO EarlierDeadline (Id, Subject, DueOn, Deadline, MetAt, Until, By, Reason)
            SELECT @id, @name, {due}, Deadline, @metAt, @at, @by, @reason FROM {table} WHERE Id = @Number
            """,
            new { id = work.NextId("EarlierDeadline"), name = subject.ToString(), metAt, at, by, reason, subject.Number });
    }

    /// <summary>Records a date of something recurring that came and went while the one before it was still in force.</summary>
    public static void Miss(UnitOfWork work, SubjectId subject, DateOnly missed, DateTimeOffset at, string by) => work.Execute(
        """
        INSERT INTO EarlierDeadline (Id, Subject, DueOn, Deadline, MetAt, Until, By, Reason)
        VALUES (@id, @name, @missed, '{}', NULL, @at, @by, 'Missed: it was not done before the next date came.')
        """,
        new { id = work.NextId("EarlierDeadline"), name = subject.ToString(), missed, at, by });

    /// <summary>The deadlines that held before, the original one first.</summary>
    public static IReadOnlyList<EarlierDeadline> Earlier(UnitOfWork work, SubjectId subject) => work.Query<EarlierDeadline>(
        "SELECT DueOn, Until, By, Reason FROM EarlierDeadline WHERE Subject = @name ORDER BY Id", new { name = subject.ToString() });

    /// <summary>The first date that held, whatever came after it; null while there has been none.</summary>
    public static DateOnly? Original(UnitOfWork work, SubjectId subject, DateOnly? inForce) =>
        Earlier(work, subject).Select(earlier => earlier.DueOn).Append(inForce).FirstOrDefault(due => due is not null);

    private static (string Table, string Due) Columns(SubjectId subject) => subject.Kind switch
    {
        'P' => ("ActionPlan", "DueOn"),
        'A' => ("Action", "DueOn"),
        'K' => ("Risk", "ReviewOn"),
        _ => ("Recommendation", "DueOn"),
    };
}
