using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>The newest letters to an address, so that one that came back can be named.</summary>
public sealed record ListLettersTo(string Address, int Limit = 20) : IRequest<IReadOnlyList<MessageSummary>>;

internal sealed class ListLettersToHandler(Database database) : RequestHandler<ListLettersTo, IReadOnlyList<MessageSummary>>
{
    protected override IReadOnlyList<MessageSummary> Handle(ListLettersTo request)
    {
        using var work = database.BeginReading();
        return work.Query<MessageSummary>(
            """
            SELECT Id, Recipient, Subject, ComposedAt, State, Attempts, Error
            FROM Message
            WHERE Recipient = @address AND State <> 'pending'
            ORDER BY ComposedAt DESC
            LIMIT @Limit
            """,
            new { address = request.Address.Trim(), request.Limit });
    }
}
