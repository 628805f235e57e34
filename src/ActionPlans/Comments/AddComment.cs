using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Comments;

/// <summary>Somebody says something about a recommendation (R7), plan, action or risk. It cannot be changed or taken back.</summary>
public sealed record AddComment(SubjectId Subject, string Text, string By) : IRequest<Decision>
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 4_000;
}

internal sealed class AddCommentHandler(Database database, TimeProvider clock) : RequestHandler<AddComment, Decision>
{
    protected override Decision Handle(AddComment request)
    {
        var text = request.Text.Trim();
        if (string.IsNullOrWhiteSpace(request.By))
            return Decision.Refused("Say who does this; the record needs a name.");
        if (text.Length == 0)
            return Decision.Refused("Write what you want to say.");
        if (text.Length > AddComment.Longest)
            return Decision.Refused($"A comment has at most {Say.Count(AddComment.Longest, "character")}: hand in a longer text as evidence.");

        var now = clock.GetUtcNow();
        using var work = database.Begin();
        KnownSubject.Require(work, request.Subject);
        var id = CommentStore.Insert(work, request.Subject, now, request.By, text);
        // The trail is chained; with the hash of the words it vouches for them too, and does not have to repeat them.
        new TimelineEntry(request.Subject.ToString(), now, "Commented", request.By, FormattableString.Invariant($"Wrote comment {id}."))
        {
            After = $"comment {id}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}",
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
