using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;
using Microsoft.Extensions.Logging;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Delivers composed messages, at least once each and always under the same Message-ID. What fails for good stays, marked failed
/// and visible, until somebody sends it again.
/// </summary>
internal sealed class Dispatcher(
    Database database, MailboxPipeline mailbox, MailboxOptions options, SendingHours hours, RuntimeMetrics metrics, TimeProvider clock, ILogger<Dispatcher> logger)
{
    /// <summary>Runs of the dispatcher in which a message is tried, each with the pipeline's own attempts, before it counts as failed.</summary>
    private const int Runs = 5;

    private const int BatchSize = 50;

    /// <summary>How long a claimed message is left to the process that claimed it. If that process dies, it is tried again then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Delivers everything that waits and is allowed to go out now.</summary>
    /// <returns>How many were delivered.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        while (!cancellationToken.IsCancellationRequested && hours.EarliestFrom(clock.GetUtcNow()) <= clock.GetUtcNow())
        {
            var claimed = Claim();
            if (claimed.Count == 0)
                break;
            foreach (var message in claimed)
                delivered += await DeliverAsync(message, cancellationToken) ? 1 : 0;
        }

        return delivered;
    }

    /// <summary>When the next message may go out; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        using var connection = database.OpenForReading();
        return Dapper.SqlMapper.ExecuteScalar<long?>(connection, "SELECT min(NextAttemptAt) FROM Message WHERE State = 'pending'") is { } at
            ? hours.Next(TypeHandlers.Instant(at), clock.GetUtcNow())
            : null;
    }

    private IReadOnlyList<MessageRow> Claim()
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var due = work.Query<MessageRow>(
            """
            SELECT Id, Recipient, RecipientName, Subject, Text, Html, PackedHtml, Items, ComposedAt, Attempts, Version
            FROM Message
            WHERE State = 'pending' AND NextAttemptAt <= @now
            ORDER BY NextAttemptAt, Id
            LIMIT @BatchSize
            """,
            new { now, BatchSize });
        var claimed = due.Where(message => work.Execute(
            "UPDATE Message SET NextAttemptAt = @lease, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND State = 'pending'",
            new { lease = now + Lease, message.Id, message.Version }) == 1).ToList();
        work.Commit();
        return claimed;
    }

    private async Task<bool> DeliverAsync(MessageRow message, CancellationToken cancellationToken)
    {
        try
        {
            await mailbox.DeliverAsync(message.ToLetter(options, MessageFiles.Of(database, message.Id)), cancellationToken);
        }
        catch (MailboxException failure)
        {
            metrics.DeliveryFailed();
            var attempts = message.Attempts + 1;
            var forGood = !failure.Transient || attempts >= Runs;
            logger.LogWarning("Message {MessageId} was not delivered ({Attempt} of {Runs}): {Reason}", message.Id, attempts, Runs, failure.Message);
            Mark(
                "UPDATE Message SET State = @state, Attempts = @attempts, NextAttemptAt = @next, Error = @error, Version = Version + 1 WHERE Id = @Id AND State = 'pending'",
                new { state = forGood ? "failed" : "pending", attempts, next = clock.GetUtcNow() + Backoff(attempts), error = failure.Message, message.Id },
                forGood ? work => Fail(work, message, failure) : null);
            return false;
        }

        Mark(
            "UPDATE Message SET State = 'sent', Attempts = Attempts + 1, SentAt = @now, Error = NULL, Version = Version + 1 WHERE Id = @Id AND State = 'pending'",
            new { now = clock.GetUtcNow(), message.Id },
            work => Entry(message, "sent", $"Delivered to {message.Recipient}.").Insert(work));
        metrics.Delivered();
        return true;
    }

    private TimelineEntry Entry(MessageRow message, string after, string said, string? why = null) =>
        new($"message {message.Id}", clock.GetUtcNow(), $"message-{after}", TimelineEntry.System, said) { Why = why, Before = "pending", After = after };

    private void Fail(UnitOfWork work, MessageRow message, MailboxException failure)
    {
        var now = clock.GetUtcNow();
        Entry(message, "failed", $"Could not be delivered to {message.Recipient}: {failure.Message}", failure.Message).Insert(work);
        if (failure.AddressRefused)
            Undeliverable.AddressFailed(work, message.Id, message.Recipient, failure.Message, now, hours.EarliestFrom(now));
        else
            Undeliverable.DeliveryFailed(work, options.SmtpHost ?? "the folder for letters", failure.Message, now, hours.EarliestFrom(now));
    }

    /// <param name="andThen">Written with it, when nobody else was first; null: nothing.</param>
    private void Mark(string sql, object parameters, Action<UnitOfWork>? andThen)
    {
        using var work = database.Begin();
        if (work.Execute(sql, parameters) == 1)
            andThen?.Invoke(work);
        work.Commit();
    }

    private static TimeSpan Backoff(long attempts) => TimeSpan.FromMinutes(5 * Math.Pow(3, attempts - 1));

    [method: ExplicitConstructor]
    private sealed record MessageRow(
        string Id, string Recipient, string RecipientName, string Subject, string Text, string Html, byte[]? PackedHtml, string Items, DateTimeOffset ComposedAt,
        long Attempts, long Version)
    {
        public Letter ToLetter(MailboxOptions options, IReadOnlyList<LetterAttachment> attachments) => new()
        {
            Id = Id,
            To = Recipient,
            ToName = RecipientName,
            From = options.Sender,
            FromName = options.ServiceName,
            Subject = Subject,
            Text = Text,
            Html = PackedHtml is null ? Html : PackedText.Unpack(PackedHtml),
            Headers = new Dictionary<string, string> { ["X-ActionPlans-Items"] = Items },
            Attachments = attachments,
            At = LondonTime.At(ComposedAt),
        };
    }
}
