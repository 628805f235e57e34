using System.Globalization;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ActionPlans.Mailboxes;

/// <summary>
/// The one way to a mailbox: a time limit for each attempt, a few attempts with growing waits when it may help, and a pause for all letters
/// when the mailbox keeps failing. One per process, since the pause is shared. After the last attempt the caller gets the failure.
/// </summary>
public sealed class MailboxPipeline
{
    private static readonly PredicateBuilder<object> WorthRepeating =
        new PredicateBuilder<object>().Handle<MailboxException>(e => e.Transient).Handle<TimeoutRejectedException>();

    private readonly IMailbox mailbox;
    private readonly MailboxOptions options;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline pipeline;

    public MailboxPipeline(IMailbox mailbox, MailboxOptions options, TimeProvider clock)
    {
        (this.mailbox, this.options, this.clock) = (mailbox, options, clock);
        pipeline = Build(options, clock);
    }

    /// <summary>The mailbox that the options name: SMTP when a host is given, otherwise the folder.</summary>
    /// <exception cref="MailboxException">The options are wrong; the message names the first problem.</exception>
    public static MailboxPipeline For(MailboxOptions options, TimeProvider clock)
    {
        if (options.Problems() is [var problem, ..])
            throw new MailboxException(problem, transient: false);
        IMailbox mailbox = options.SmtpHost is null ? new FolderMailbox(options.Folder) : new SmtpMailbox(options);
        return new MailboxPipeline(mailbox, options, clock);
    }

    /// <summary>Delivers the letter, at least once: a server that takes it and then falls silent may get it again, with the same Message-ID.</summary>
    /// <exception cref="MailboxException">It was not delivered. Transient: trying again later may help.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task DeliverAsync(Letter letter, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.ExecuteAsync(async token => await mailbox.DeliverAsync(letter, token), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new MailboxException(
                string.Create(CultureInfo.InvariantCulture, $"The mailbox did not answer within {options.Timeout.TotalSeconds:0.#} seconds."), transient: true, e);
        }
        catch (BrokenCircuitException e)
        {
            var again = clock.GetUtcNow() + (e.RetryAfter ?? options.BreakFor);
            throw new MailboxException(string.Create(
                CultureInfo.InvariantCulture,
                $"Deliveries pause until {again:HH:mm:ss} UTC, because the mailbox failed too often: {e.InnerException?.Message}"), transient: true, e);
        }
    }

    private static ResiliencePipeline Build(MailboxOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder { Name = "mailbox", TimeProvider = clock };
        if (options.Attempts > 1)
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = WorthRepeating,
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
            });
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = WorthRepeating, // a refused address says that the server is well
                FailureRatio = 0.9,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = options.BreakFor,
            })
            .AddTimeout(options.Timeout)
            .Build();
    }
}
