using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>Messages, newest first.</summary>
/// <param name="State">pending, sent or failed; null for all.</param>
/// <param name="AsOf">Those of before the end of that day, Europe/London, and whether they had been sent by then; null: all, as they stand.</param>
public sealed record ListMessages(string? State, int Limit, DateOnly? AsOf = null) : IRequest<IReadOnlyList<MessageSummary>>;

/// <param name="Error">Why the last attempt failed; null when it did not.</param>
[method: ExplicitConstructor]
public sealed record MessageSummary(string Id, string Recipient, string Subject, DateTimeOffset ComposedAt, string State, long Attempts, string? Error);

internal sealed class ListMessagesHandler(Database database) : RequestHandler<ListMessages, IReadOnlyList<MessageSummary>>
{
    protected override IReadOnlyList<MessageSummary> Handle(ListMessages request)
    {
        using var connection = database.OpenForReading();
        return [.. connection.Query<MessageSummary>(
            """
            SELECT Id, Recipient, Subject, ComposedAt, State, Attempts, Error
            FROM (
                SELECT Id, Recipient, Subject, ComposedAt, CASE WHEN SentAt >= @end THEN 'pending' ELSE State END AS State, Attempts, Error
                FROM Message
                WHERE @end IS NULL OR ComposedAt < @end
            ) AS known
            WHERE @State IS NULL OR State = @State
            ORDER BY ComposedAt DESC, Id
            LIMIT @Limit
            """,
            new { request.State, request.Limit, end = request.AsOf is { } day ? LondonTime.StartOf(day.AddDays(1)) : (DateTimeOffset?)null })];
    }
}
