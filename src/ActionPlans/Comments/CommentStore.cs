using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Comments;

/// <summary>What somebody said.</summary>
/// <param name="By">Their name, as in the timeline.</param>
[method: ExplicitConstructor]
public sealed record CommentDetails(long Id, DateTimeOffset At, string By, string Text);

/// <summary>The table Comment, which only grows.</summary>
internal static class CommentStore
{
    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<CommentDetails> Of(UnitOfWork work, SubjectId subject) => work.Query<CommentDetails>(
        "SELECT Id, At, By, Text FROM Comment WHERE Subject = @name ORDER BY Id", new { name = subject.ToString() });

    public static long Insert(UnitOfWork work, SubjectId subject, DateTimeOffset at, string by, string text)
    {
        var id = work.NextId("Comment");
        work.Execute("INSERT INTO Comment (Id, Subject, At, By, Text) VALUES (@id, @name, @at, @by, @text)", new { id, name = subject.ToString(), at, by, text });
        return id;
    }
}
