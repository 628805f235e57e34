using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>One message, with everything that it told, also what its text only counts.</summary>
public sealed record ShowMessage(string Id) : IRequest<MessageDetails>;

/// <param name="Items">By subject and step.</param>
public sealed record MessageDetails(string Id, string Recipient, string Subject, string Text, DateTimeOffset ComposedAt, string State, string? Error, IReadOnlyList<MessageItem> Items);

/// <param name="About">R1, P1, T1.</param>
/// <param name="Kind">Stored name of <see cref="NoticeKind"/>.</param>
public sealed record MessageItem(string About, string Kind, string Step, string Why);

internal sealed class ShowMessageHandler(Database database) : RequestHandler<ShowMessage, MessageDetails>
{
    protected override MessageDetails Handle(ShowMessage request)
    {
        using var connection = database.OpenForReading();
        var row = connection.QueryFirstOrDefault<Row>("SELECT Id, Recipient, Subject, Text, ComposedAt, State, Error FROM Message WHERE Id = @Id", request)
            ?? throw new RefusedException($"there is no message '{request.Id}': 'actionplans messages' lists them");
        var items = connection.Query<MessageItem>("SELECT Subject AS About, Kind, Step, Why FROM Ledger WHERE MessageId = @Id ORDER BY Subject, Step", request);
        return new MessageDetails(row.Id, row.Recipient, row.Subject, row.Text, row.ComposedAt, row.State, row.Error, items.AsList());
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Id, string Recipient, string Subject, string Text, DateTimeOffset ComposedAt, string State, string? Error);
}
