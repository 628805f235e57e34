using ActionPlans.Data;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>Puts failed messages back into the outbox, after somebody has put right what made them fail.</summary>
/// <param name="Id">One message; null for every failed one.</param>
/// <returns>How many will be tried again.</returns>
public sealed record RetryMessages(string? Id, string By) : IRequest<int>;

internal sealed class RetryMessagesHandler(Database database, TimeProvider clock) : RequestHandler<RetryMessages, int>
{
    protected override int Handle(RetryMessages request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var retried = work.Query<RetriedMessage>(
            """
            UPDATE Message SET State = 'pending', Attempts = 0, NextAttemptAt = @now, Version = Version + 1
            WHERE State = 'failed' AND (@Id IS NULL OR Id = @Id)
            RETURNING Id, Recipient
            """,
            new { now, request.Id });
        foreach (var message in retried)
            new TimelineEntry($"message {message.Id}", now, "message-retried", request.By, $"To be sent to {message.Recipient} once more.") { Before = "failed", After = "pending" }.Insert(work);
        work.Commit();
        return retried.Count;
    }

    [method: Dapper.ExplicitConstructor]
    private sealed record RetriedMessage(string Id, string Recipient);
}
