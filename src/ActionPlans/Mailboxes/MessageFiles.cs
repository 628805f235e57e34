using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Mailboxes;

/// <summary>The files that go with a message: those of the plan's version that was submitted last, by reference.</summary>
internal static class MessageFiles
{
    private const string Submitted = """
        FROM PlanFile f
        WHERE f.VersionId = (SELECT max(v.Id) FROM PlanVersion v WHERE v.PlanId = @Number AND v.SubmittedAt IS NOT NULL)
        """;

    public static bool GoWith(NoticeKind kind) => kind is NoticeKind.PlanSubmitted or NoticeKind.AmendmentSubmitted;

    /// <summary>Each file with the hash by which its receiver can tell that it is the one submitted.</summary>
    public static IReadOnlyList<string> Describe(UnitOfWork work, SubjectId plan) =>
        work.Query<string>($"SELECT f.Name || ' (SHA-256 ' || f.Sha256 || ')' {Submitted} ORDER BY f.Id", new { plan.Number });

    public static void Attach(UnitOfWork work, string message, SubjectId plan) =>
        work.Execute($"INSERT INTO MessageFile (MessageId, FileId) SELECT @message, f.Id {Submitted} AND NOT EXISTS (SELECT 1 FROM MessageFile m WHERE m.MessageId = @message AND m.FileId = f.Id)", new { message, plan.Number });

    public static IReadOnlyList<LetterAttachment> Of(Database database, string message)
    {
        using var connection = database.OpenForReading();
        return [.. connection
            .Query<(string Name, string ContentType, byte[] Content)>(
                "SELECT f.Name, f.ContentType, f.Content FROM MessageFile m JOIN PlanFile f ON f.Id = m.FileId WHERE m.MessageId = @message ORDER BY f.Id", new { message })
            .Select(file => new LetterAttachment(file.Name, file.ContentType, file.Content))];
    }
}
