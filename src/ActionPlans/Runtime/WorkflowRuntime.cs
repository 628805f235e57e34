using System.Text.Json.Nodes;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Workflows;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Starts workflows, tells them what happened, and works off what is due. Every public method is one transaction or part of the caller's.</summary>
public sealed class WorkflowRuntime(Database database, WorkflowDefinitions definitions, WorkingDays calendar, LadderBook ladders, IMediator mediator, RuntimeMetrics metrics, TimeProvider clock)
{
    /// <summary>Short enough that a person's own click never waits long behind a batch, long enough that the commit costs little.</summary>
    internal int BatchSize { get; set; } = 250;

    private readonly TimerPoints points = new(calendar, new SubjectLadders(ladders));

    /// <summary>Starts one instance for each request, in the caller's transaction.</summary>
    public async Task StartAsync(UnitOfWork work, IEnumerable<WorkflowStart> requests, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        foreach (var request in requests)
            await batch.StartAsync(request.DefinitionId, request.Subject, request.Anchor, request.Input, cancellationToken);
        await batch.WriteAsync(cancellationToken);
        metrics.Started(batch.Steps);
    }

    /// <summary>Tells the workflows of a subject that something happened, in the caller's transaction.</summary>
    /// <returns>Ignored, with the reason, when none of them waits for it.</returns>
    public async Task<Decision> HappenAsync(UnitOfWork work, string subject, string eventName, JsonNode? payload, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        var consumed = await batch.TellAsync(subject, new EventArrived(eventName, payload), cancellationToken);
        await batch.WriteAsync(cancellationToken);
        return consumed ? Decision.Accepted : Decision.Ignored($"no workflow of {subject} waits for '{eventName}'");
    }

    /// <summary>Counts the waits of a subject from another date (null: from none), in the caller's transaction.</summary>
    public async Task MoveAnchorAsync(UnitOfWork work, string subject, Anchor anchor, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        foreach (var instance in batch.Load(subject))
            batch.MoveAnchor(instance, anchor);
        await batch.WriteAsync(cancellationToken);
    }

    /// <summary>Works off one batch of due timers of a shard. One whose commit was not answered is left to the next look, which finds it done or still due.</summary>
    /// <returns>How many timers were due; less than a batch means that the shard is up to date.</returns>
    public async Task<int> FireDueAsync(int shard, CancellationToken cancellationToken) =>
        await database.Again.ExecuteAsync(async cancelled => await FireBatchAsync(shard, cancelled), cancellationToken);

    private async Task<int> FireBatchAsync(int shard, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        using var work = database.BeginBesideOthers();
        if (!work.Claim($"shard-{shard}"))
            return 0; // another node is at it, and will ring again when it is not
        var batch = NewBatch(work);
        var due = batch.LoadDue(shard, BatchSize);
        metrics.Left(shard, batch.Left);
        if (due.Count + batch.Stopped == 0)
            return 0;
        work.TakeIds("WorkflowJournal", due.Count);

        foreach (var (instance, bookmark, point, _) in due)
            await batch.FireAsync(instance, bookmark, point, cancellationToken);
        await batch.WriteAsync(cancellationToken);
        work.Commit();
        metrics.Batch(shard, batch, clock.GetElapsedTime(began), due.Count == 0 ? TimeSpan.Zero : batch.Now - due[0].DueAt);
        return due.Count + batch.Stopped;
    }

    /// <summary>Runs what faulted in an instance once more, in the caller's transaction.</summary>
    /// <returns>False when it faulted again, or was not faulted.</returns>
    internal async Task<bool> RetryAsync(UnitOfWork work, long instance, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        var retried = false;
        foreach (var loaded in batch.Load(instance))
            retried = await batch.RetryAsync(loaded, cancellationToken);
        await batch.WriteAsync(cancellationToken);
        return retried;
    }

    /// <summary>Ends an instance for good, in the caller's transaction.</summary>
    /// <returns>False when it had ended already.</returns>
    internal async Task<bool> CancelAsync(UnitOfWork work, long instance, string reason, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        var cancelled = await batch.CancelAsync(batch.Load(instance)[0], reason, cancellationToken);
        if (cancelled)
            await batch.WriteAsync(cancellationToken);
        return cancelled;
    }

    /// <summary>What moving an instance to another version would do; done, in the caller's transaction, unless something would be lost.</summary>
    internal async Task<MigrationResult> MigrateAsync(UnitOfWork work, long instance, PublishedDefinition target, CancellationToken cancellationToken)
    {
        var batch = NewBatch(work);
        var loaded = batch.Load(instance)[0];
        var result = InstanceMigration.Move(loaded.State!, target.Definition);
        if (result.State is { } state)
        {
            batch.Migrate(loaded, target, state);
            await batch.WriteAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>Works off everything that is due, in every shard.</summary>
    public async Task<int> FireAllDueAsync(CancellationToken cancellationToken)
    {
        var fired = 0;
        for (var shard = 0; shard < Shards.Count; shard++)
        {
            int inBatch;
            do
            {
                inBatch = await FireDueAsync(shard, cancellationToken);
                fired += inBatch;
            }
            while (inBatch > 0);
        }

        return fired;
    }

    /// <summary>When the next timer of a shard (null: of any) is due; null when none is waiting for a moment.</summary>
    public DateTimeOffset? NextDue(int? shard = null)
    {
        using var connection = database.OpenForReading();
        var shards = shard is { } one ? [one] : Enumerable.Range(0, Shards.Count);
        return shards
            .Select(s => connection.ExecuteScalar<long?>("SELECT min(DueAt) FROM WorkflowTimer WHERE Shard = @s AND DueAt IS NOT NULL", new { s }))
            .Min() is { } due ? TypeHandlers.Instant(due) : null;
    }

    private StepBatch NewBatch(UnitOfWork work) => new(database, work, definitions, points, mediator, clock.GetUtcNow());
}
