using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>One letter that the viewer may read, as it was or will be sent.</summary>
public sealed record ShowLetter(string Id) : IRequest<LetterDetails>;

/// <param name="SentAt">Null while it has not been.</param>
/// <param name="Items">By subject and step.</param>
/// <param name="Files">Names of the files that go with it.</param>
public sealed record LetterDetails(
    string Id, string Recipient, string RecipientName, string Subject, string Text, DateTimeOffset ComposedAt, DateTimeOffset? SentAt, string State, long Attempts, string? Error,
    IReadOnlyList<MessageItem> Items, IReadOnlyList<string> Files);

internal sealed class ShowLetterHandler(Database database, Viewers viewers, CurrentViewer current) : RequestHandler<ShowLetter, LetterDetails>
{
    protected override LetterDetails Handle(ShowLetter request)
    {
        using var work = database.BeginReading();
        var letters = new LetterScope(work, viewers.Scope(work), current.Viewer);
        var parameters = letters.Parameters;
        parameters.AddDynamicParams(new { request.Id });
        var row = work.QueryFirst<Row>(
            $"""
            SELECT m.Id, m.Recipient, m.RecipientName, m.Subject, m.Text, m.ComposedAt, m.SentAt, m.State, m.Attempts, m.Error
            FROM Message m
            WHERE m.Id = @Id AND {letters.MayRead("m")}
            """,
            parameters) ?? throw new NotFoundException($"letter {request.Id}");
        return new LetterDetails(
            row.Id, row.Recipient, row.RecipientName, row.Subject, row.Text, row.ComposedAt, row.SentAt, row.State, row.Attempts, row.Error,
            work.Query<MessageItem>("SELECT Subject AS About, Kind, Step, Why FROM Ledger WHERE MessageId = @Id ORDER BY Subject, Step", new { request.Id }),
            work.Query<string>("SELECT f.Name FROM MessageFile m JOIN PlanFile f ON f.Id = m.FileId WHERE m.MessageId = @Id ORDER BY f.Id", new { request.Id }));
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        string Id, string Recipient, string RecipientName, string Subject, string Text, DateTimeOffset ComposedAt, DateTimeOffset? SentAt, string State, long Attempts, string? Error);
}
