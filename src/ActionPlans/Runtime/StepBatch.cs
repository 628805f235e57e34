using System.Text.Json.Nodes;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime.Effects;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>
/// Steps of several instances within one transaction: the interpreter decides in memory, <see cref="Write"/> stores all of it.
/// One instance that cannot go on becomes Faulted; the others of the batch do not notice.
/// </summary>
internal sealed class StepBatch(Database database, UnitOfWork work, WorkflowDefinitions definitions, TimerPoints points, IMediator mediator, DateTimeOffset now)
{
    private readonly Dictionary<long, LoadedInstance> instances = [];
    private readonly List<(LoadedInstance Instance, long Id, long? Previous, string Happening, byte[] Entries)> journal = [];
    private readonly List<Notice> notices = [];
    private readonly List<TimelineEntry> timeline = [];
    private readonly Queue<Published> published = new();
    private readonly List<(long Id, string Why)> stopped = [];
    private readonly HashSet<long> left = [];
    private readonly DateOnly today = LondonTime.Today(now);
    private CurrentDefinitions? current;
    private bool? isBroughtOn;

    public DateTimeOffset Now => now;

    /// <summary>Instances found due that could not even be read.</summary>
    public int Stopped => stopped.Count;

    /// <summary>Instances found due that a newer release has written: its nodes work them off.</summary>
    public int Left => left.Count;

    public int Steps { get; private set; }

    public int Faults { get; private set; }

    private CurrentDefinitions Current => current ??= definitions.Current(work);

    public void Add(Notice notice) => notices.Add(notice);

    public void Add(TimelineEntry entry) => timeline.Add(entry);

    /// <summary>Tells the instances of <paramref name="subject"/>, within this transaction, after the step at hand.</summary>
    public void Publish(string subject, string eventName, JsonNode? payload) => published.Enqueue(new Published(subject, null, new EventArrived(eventName, payload)));

    public Task StartAsync(
        string definitionId, string subject, Anchor anchor, IReadOnlyDictionary<string, JsonNode?>? input, CancellationToken cancellationToken,
        long? parent = null, int? parentBookmark = null) => StartAsync(
        Current.Of(definitionId), subject, anchor, new Start(input, CorrelationId: subject), cancellationToken, parent, parentBookmark);

    private async Task StartAsync(
        PublishedDefinition published, string subject, Anchor anchor, Start start, CancellationToken cancellationToken,
        long? parent = null, int? parentBookmark = null)
    {
        var instance = new LoadedInstance
        {
            Id = work.NextId("WorkflowInstance"),
            DefinitionRow = published.Row,
            Definition = published.Definition,
            Subject = subject,
            Anchor = anchor,
            Version = 0,
            Parent = parent,
            ParentBookmark = parentBookmark,
        };
        instances.Add(instance.Id, instance);
        await StepAsync(instance, start, cancellationToken);
    }

    /// <summary>A timer whose moment has come. Symbolic points are looked at again: the ladder says what has been reached by now.</summary>
    public async Task FireAsync(LoadedInstance instance, int bookmark, string? point, CancellationToken cancellationToken)
    {
        if (!string.Equals(point, TimerPoints.NextStep, StringComparison.OrdinalIgnoreCase))
        {
            await StepAsync(instance, new TimerFired(bookmark), cancellationToken);
            return;
        }

        LadderMoment? moment;
        try
        {
            moment = points.Reached(instance.Anchor, today, instance.Subject, work);
        }
        catch (RefusedException changedUnderIt)
        {
            Fail(instance, changedUnderIt.Message);
            return;
        }

        if (moment is not { } reached)
        {
            SetTimer(instance, bookmark, point); // the deadline moved on since this timer was set
            return;
        }

        instance.Anchor = instance.Anchor with { Reached = reached.Step.Key };
        var payload = new JsonObject
        {
            ["step"] = reached.Step.Key,
            ["audience"] = reached.Step.Audience.ToStored(),
            ["merged"] = new JsonArray([.. reached.Merged().Select(step => (JsonNode)step)]),
        };
        await StepAsync(instance, new TimerFired(bookmark, reached.Step.Kind.ToString(), payload), cancellationToken, reached);
    }

    /// <returns>False when nobody waited for it.</returns>
    public async Task<bool> StepAsync(
        LoadedInstance instance, Happening happening, CancellationToken cancellationToken, LadderMoment? reached = null)
    {
        StepResult result;
        try
        {
            result = Interpreter.Step(instance.Definition, instance.State, happening, now);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // Step answers every fault of a definition with a Faulted state. What gets here is a bug of ours, and still must not hold up the others.
            Fail(instance, $"{bug.GetType().Name}: {bug.Message}");
            return true;
        }

        if (!result.Consumed)
            return false;

        Steps++;
        instance.Steps++;
        instance.State = result.State;
        if (result.State.SubStatus == WorkflowSubStatus.Faulted)
            Faults++;

        Journal(instance, HappeningName.Of(happening), JournalCodec.Write(result.Journal));

        foreach (var bookmark in result.TimersCleared)
            instance.Timers[bookmark] = null;
        foreach (var timer in result.TimersSet)
            SetTimer(instance, timer.BookmarkId, timer.Point, timer.DueAt);

        await CarryOutAsync(result.Effects, new EffectContext(this, instance, reached), cancellationToken);
        if (instance is { Parent: { } parent, ParentBookmark: { } waits } && result.State.Status == WorkflowStatus.Finished)
            published.Enqueue(new Published(null, parent, new ChildFinished(waits, Output(result.State))));
        return true;
    }

    private async Task CarryOutAsync(IReadOnlyList<Effect> effects, EffectContext context, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var effect in effects)
                await mediator.Send(EffectRequests.From(effect, context), cancellationToken);
        }
        catch (Exception refused) when (refused is RefusedException or FormatException)
        {
            // A role, template or workflow that does not exist: the definition's mistake, so its instance stops, and nobody else's.
            Fail(context.Instance, refused.Message);
        }
    }

    /// <summary>
    /// Something happened to a subject: its instances that wait for it go on, and definitions that begin with this event start. As in Elsa,
    /// a definition that allows one instance at a time is not started while one is at work.
    /// </summary>
    /// <returns>False when nobody waited and nothing started.</returns>
    public async Task<bool> TellAsync(string subject, EventArrived happening, CancellationToken cancellationToken)
    {
        var heard = false;
        foreach (var instance in Load(subject))
            heard |= await StepAsync(instance, happening, cancellationToken);

        foreach (var (definition, trigger) in Current.StartedBy(happening.Name))
        {
            if (definition.Definition.IsSingleton && IsAtWork(definition.Definition.DefinitionId))
                continue;
            await StartAsync(definition, subject, Anchor.None(today), new Start(null, subject, null, trigger, happening.Payload), cancellationToken);
            heard = true;
        }

        return heard;
    }

    private bool IsAtWork(string definitionId)
    {
        work.Serialise($"definition-{definitionId}");
        return instances.Values.Any(instance => instance.Status == "waiting" && instance.Definition.DefinitionId == definitionId)
        || work.Scalar<long>(
            """
            SELECT count(*)
            FROM WorkflowInstance i
            JOIN WorkflowDefinition d ON d.Id = i.Definition
            WHERE d.DefinitionId = @definitionId AND i.Status = 'waiting'
            """,
            new { definitionId }) > 0;
    }

    /// <summary>Lets a faulted instance go on, and sets again the timers that were taken away when it faulted.</summary>
    /// <returns>False when it faulted once more.</returns>
    public async Task<bool> RetryAsync(LoadedInstance instance, CancellationToken cancellationToken)
    {
        // Not consumed: the state itself never faulted, a bug of ours stopped the instance. It waits where it stood.
        await StepAsync(instance, new Retry(), cancellationToken);
        if (instance.Status == "faulted")
            return false;
        foreach (var wait in instance.State!.Waits.Where(wait => wait.Kind == BookmarkKind.Timer))
            SetTimer(instance, wait.Id, wait.Point, wait.DueAt);
        return true;
    }

    /// <summary>Ends an instance for good.</summary>
    /// <returns>False when it had ended already.</returns>
    public Task<bool> CancelAsync(LoadedInstance instance, string reason, CancellationToken cancellationToken) =>
        StepAsync(instance, new Cancel(reason), cancellationToken);

    /// <summary>Moves an instance to another version of its definition; the journal says so.</summary>
    public void Migrate(LoadedInstance instance, PublishedDefinition target, InstanceState state)
    {
        instance.DefinitionRow = target.Row;
        instance.Definition = target.Definition;
        instance.State = state;
        Journal(instance, $"migrated:{target.Definition.Version}", JournalCodec.Write([]));
    }

    private void Journal(LoadedInstance instance, string happening, byte[] entries)
    {
        var id = work.NextId("WorkflowJournal");
        journal.Add((instance, id, instance.LastJournal, happening, entries));
        instance.LastJournal = id;
    }

    private static JsonObject Output(InstanceState state) =>
        new(state.Outputs.Select(output => KeyValuePair.Create(output.Key, InstanceState.ToJson(output.Value))));

    /// <summary>Instances of a subject that can still be told something.</summary>
    public List<LoadedInstance> Load(string subject) => Load(WaitingOfSubject, "subject", subject);

    /// <summary>One instance, whatever its status; empty when there is none.</summary>
    public List<LoadedInstance> Load(long instance) => Load(ById, "id", instance);

    private List<LoadedInstance> Load(string sql, string name, object value)
    {
        var loaded = new List<LoadedInstance>();
        using var rows = work.Bulk(sql, name).Read(value);
        try
        {
            while (rows.Read())
                loaded.Add(InstanceRow.Read(rows, definitions, instances));
        }
        catch (Exception unreadable) when (IsOfNewerRelease(unreadable))
        {
            throw new RefusedException("its workflow was taken on by a newer release, which this program is not: start the new release, or try again where it runs");
        }

        return loaded;
    }

    /// <summary>Due timers of a shard, oldest first, with their instances.</summary>
    public List<(LoadedInstance Instance, int Bookmark, string? Point, DateTimeOffset DueAt)> LoadDue(int shard, int limit)
    {
        List<(LoadedInstance, int, string?, DateTimeOffset)> due;
        // What is left to a newer release stays due, and must not keep the rest from its turn.
        for (var most = limit; ; most += limit)
        {
            due = Due(shard, most, out var found);
            if (found < most || due.Count + Stopped > 0)
                return due;
        }
    }

    private List<(LoadedInstance Instance, int Bookmark, string? Point, DateTimeOffset DueAt)> Due(int shard, int limit, out int found)
    {
        var due = new List<(LoadedInstance, int, string?, DateTimeOffset)>(limit);
        using var rows = work.Bulk(DueTimers, "shard", "now", "limit").Read(shard, now, limit);
        for (found = 0; rows.Read(); found++)
        {
            if (Readable(rows) is not { } instance)
                continue;
            due.Add((instance, (int)rows.Number(InstanceRow.Columns), rows.TextOrNull(InstanceRow.Columns + 1),
                TypeHandlers.Instant(rows.Number(InstanceRow.Columns + 2))));
        }

        return due;
    }

    /// <summary>
    /// An instance whose state or definition can no longer be read stops, with the reason; the others of its shard go on. One that a newer release has
    /// written is left to it.
    /// </summary>
    private LoadedInstance? Readable(BulkRows row)
    {
        try
        {
            return InstanceRow.Read(row, definitions, instances);
        }
        catch (Exception unreadable) when (unreadable is FormatException or DefinitionRefusedException)
        {
            if (IsOfNewerRelease(unreadable))
                left.Add(row.Number(0));
            else
                stopped.Add((row.Number(0), unreadable.Message));
            return null;
        }
    }

    private bool IsOfNewerRelease(Exception unreadable) =>
        unreadable is NewerFormatException || (unreadable is DefinitionRefusedException && (isBroughtOn ??= Migrations.IsBroughtOn(work, database)));

    /// <summary>Counts the timers of an instance from a new date; the definition does not notice.</summary>
    public void MoveAnchor(LoadedInstance instance, Anchor anchor)
    {
        instance.Anchor = anchor;
        foreach (var timer in work.Query<SymbolicTimer>(
                     "SELECT Bookmark, Point FROM WorkflowTimer WHERE InstanceId = @Id AND Point IS NOT NULL", new { instance.Id }))
            SetTimer(instance, (int)timer.Bookmark, timer.Point);
    }

    private void SetTimer(LoadedInstance instance, int bookmark, string? point, DateTimeOffset? dueAt = null)
    {
        try
        {
            instance.Timers[bookmark] = new PendingTimer(point is null ? dueAt : points.Resolve(point, instance.Anchor, instance.Subject, work), point);
        }
        catch (Exception wrong) when (wrong is FormatException or RefusedException)
        {
            Fail(instance, wrong.Message);
        }
    }

    private void Fail(LoadedInstance instance, string why)
    {
        instance.Fault = why;
        Faults++;
    }

    /// <summary>Delivers what was published, then stores every instance that took a step.</summary>
    /// <exception cref="LostRaceException">A row was changed by somebody else since it was read.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var rounds = 0; published.TryDequeue(out var next); rounds++)
        {
            if (rounds > 1000)
                throw new RefusedException("workflows keep publishing events to each other without end: check Elsa.PublishEvent in their definitions");
            if (next.Instance is { } id)
                await StepAsync(Load(id)[0], next.Happening, cancellationToken);
            else
                await TellAsync(next.Subject!, (EventArrived)next.Happening, cancellationToken);
        }

        foreach (var instance in instances.Values)
        {
            if (instance.IsNew)
                InstanceRow.Insert(work, instance, now);
            else
                InstanceRow.Update(work, instance, now);
        }

        // After all of them, so that what is alike is sent together.
        foreach (var instance in instances.Values)
            WriteTimers(instance);

        foreach (var (id, why) in stopped.DistinctBy(instance => instance.Id))
            Stop(id, why);
        foreach (var instance in instances.Values.Where(instance => instance.HasJustFaulted))
            Faulted(instance.Subject, InstanceRow.Fault(instance));
        foreach (var (instance, id, previous, happening, entries) in journal)
            work.Bulk(InsertJournal, "id", "instance", "definition", "previous", "at", "happening", "entries").Queue(
                id, instance.Id, instance.DefinitionRow, previous, now, happening, entries);
        foreach (var notice in notices)
            notice.Insert(work);
        foreach (var entry in timeline)
            entry.Insert(work);
    }

    /// <summary>The state stays as it is stored: an older or newer release may be able to read it.</summary>
    private void Stop(long id, string why)
    {
        if (work.Scalar<string>(
                "UPDATE WorkflowInstance SET Status = 'faulted', Fault = @why, UpdatedAt = @now, Version = Version + 1 WHERE Id = @id AND Status = 'waiting' RETURNING Subject",
                new { id, why, now }) is { } subject)
            Faulted(subject, why);
        work.Execute("DELETE FROM WorkflowTimer WHERE InstanceId = @id", new { id });
        Faults++;
    }

    /// <summary>Nothing more is sent about the subject until somebody lets it go on: whoever looks at it later has to see since when, and why.</summary>
    private void Faulted(string subject, string? why) => timeline.Add(
        new TimelineEntry(subject, now, "workflow-faulted", TimelineEntry.System, $"Its workflow stopped: {why}") { Why = why, Before = "waiting", After = "faulted" });

    private void WriteTimers(LoadedInstance instance)
    {
        if (instance.Status is not "waiting")
        {
            work.Bulk("DELETE FROM WorkflowTimer WHERE InstanceId = @instance", "instance").Queue(instance.Id);
            return;
        }

        foreach (var (bookmark, timer) in instance.Timers)
        {
            if (timer is { } set)
                work.Bulk(UpsertTimer, "instance", "bookmark", "shard", "due", "point").Queue(
                    instance.Id, bookmark, Shards.Of(instance.Id), set.DueAt, set.Point);
            else
                work.Bulk("DELETE FROM WorkflowTimer WHERE InstanceId = @instance AND Bookmark = @bookmark", "instance", "bookmark").Queue(instance.Id, bookmark);
        }
    }

    /// <summary>Something that a step of this batch told other instances: those of a subject, or one.</summary>
    private sealed record Published(string? Subject, long? Instance, Happening Happening);

    private sealed record SymbolicTimer(long Bookmark, string Point);

    private const string WaitingOfSubject = $"""
        SELECT {InstanceRow.Selected} FROM WorkflowInstance i WHERE i.Subject = @subject AND i.Correlation IS NULL AND i.Status = 'waiting'
        UNION ALL
        SELECT {InstanceRow.Selected} FROM WorkflowInstance i WHERE i.Correlation = @subject AND i.Status = 'waiting'
        ORDER BY 1
        """;

    private const string ById = $"SELECT {InstanceRow.Selected} FROM WorkflowInstance i WHERE i.Id = @id";

    private const string DueTimers = $"""
        SELECT {InstanceRow.Selected}, t.Bookmark, t.Point, t.DueAt
        FROM WorkflowTimer t
        JOIN WorkflowInstance i ON i.Id = t.InstanceId
        WHERE t.Shard = @shard AND t.DueAt <= @now
        ORDER BY t.DueAt, t.InstanceId
        LIMIT @limit
        """;

    private const string UpsertTimer = """
        INSERT INTO WorkflowTimer (InstanceId, Bookmark, Shard, DueAt, Point) VALUES (@instance, @bookmark, @shard, @due, @point)
        ON CONFLICT (InstanceId, Bookmark) DO UPDATE SET DueAt = excluded.DueAt, Point = excluded.Point
        """;

    private const string InsertJournal = """
        INSERT INTO WorkflowJournal (Id, InstanceId, Definition, Previous, At, Happening, Entries)
        VALUES (@id, @instance, @definition, @previous, @at, @happening, @entries)
        """;
}
