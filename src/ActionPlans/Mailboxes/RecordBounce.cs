using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>A letter came back. It counts as failed, its address as wrong until an administrator says otherwise, and the next best person is told.</summary>
/// <param name="Reason">What the mail server said.</param>
public sealed record RecordBounce(string Message, string Reason, string By) : IRequest<Decision>;

internal sealed class RecordBounceHandler(Database database, SendingHours hours, TimeProvider clock) : RequestHandler<RecordBounce, Decision>
{
    protected override Decision Handle(RecordBounce request)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new RefusedException("Give a reason; the record needs one.");
        var now = clock.GetUtcNow();
        var reason = $"{PlainText.Cut(PlainText.OneLine(request.Reason), 300).TrimEnd('.')}.";
        using var work = database.Begin();
        var bounced = work.QueryFirst<Bounced>("SELECT Recipient, State FROM Message WHERE Id = @Message", new { request.Message })
            ?? throw new RefusedException($"there is no message '{request.Message}': 'actionplans messages' lists them");
        if (work.Execute(
                "UPDATE Message SET State = 'failed', Error = @reason, Version = Version + 1 WHERE Id = @Message AND State <> 'failed'", new { reason, request.Message }) == 0)
            return Decision.Ignored($"message {request.Message} is marked as failed already");

        new TimelineEntry($"message {request.Message}", now, "message-bounced", request.By, $"Came back from {bounced.Recipient}: {reason}")
        {
            Why = reason,
            Before = bounced.State,
            After = "failed",
        }.Insert(work);
        Undeliverable.AddressFailed(work, request.Message, bounced.Recipient, reason, now, hours.EarliestFrom(now));
        work.Commit();
        return Decision.Accepted;
    }

    private sealed record Bounced(string Recipient, string State);
}
