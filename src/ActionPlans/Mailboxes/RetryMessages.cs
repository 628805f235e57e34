using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>Puts failed messages back into the outbox, after somebody has put right what made them fail.</summary>
/// <param name="Id">One message; null for every failed one.</param>
/// <returns>How many will be tried again.</returns>
public sealed record RetryMessages(string? Id) : IRequest<int>;

internal sealed class RetryMessagesHandler(Database database, TimeProvider clock) : RequestHandler<RetryMessages, int>
{
    protected override int Handle(RetryMessages request)
    {
        using var work = database.Begin();
        var retried = work.Execute(
            """
            UPDATE Message SET State = 'pending', Attempts = 0, NextAttemptAt = @now, Version = Version + 1
            WHERE State = 'failed' AND (@Id IS NULL OR Id = @Id)
            """,
            new { now = clock.GetUtcNow(), request.Id });
        work.Commit();
        return retried;
    }
}
