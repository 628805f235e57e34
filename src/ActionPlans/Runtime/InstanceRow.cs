using ActionPlans.Data;
using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>An instance to and from its row.</summary>
internal static class InstanceRow
{
    public const string Selected =
        "i.Id, i.Definition, i.Subject, i.State, i.Anchor, i.AnchorSince, i.LadderStep, i.LastJournal, i.Version, i.Parent, i.ParentBookmark";

    /// <summary>How many columns <see cref="Selected"/> has; what a query selects besides comes after them.</summary>
    public const int Columns = 11;

    /// <summary>Reads the row, unless the batch has this instance already: then its newer state counts.</summary>
    public static LoadedInstance Read(BulkRows row, WorkflowDefinitions definitions, Dictionary<long, LoadedInstance> known)
    {
        var id = row.Number(0);
        if (known.TryGetValue(id, out var instance))
            return instance;

        var definitionRow = row.Number(1);
        var definition = definitions.Get(definitionRow);
        instance = new LoadedInstance
        {
            Id = id,
            DefinitionRow = definitionRow,
            Definition = definition,
            Subject = row.Text(2),
            State = InstanceState.Read(definition, row.Bytes(3)),
            Anchor = new Anchor(
                row.TextOrNull(4) is { } due ? TypeHandlers.Date(due) : null,
                row.TextOrNull(5) is { } since ? TypeHandlers.Date(since) : default,
                row.TextOrNull(6)),
            LastJournal = row.NumberOrNull(7),
            Version = row.Number(8),
            Parent = row.NumberOrNull(9),
            ParentBookmark = (int?)row.NumberOrNull(10),
        };
        known.Add(id, instance);
        return instance;
    }

    public static void Insert(UnitOfWork work, LoadedInstance instance, DateTimeOffset now) => work.Bulk(
        """
        INSERT INTO WorkflowInstance (Id, Definition, Subject, Correlation, Status, State, Anchor, AnchorSince, LadderStep, LastJournal, Fault, Parent, ParentBookmark, CreatedAt, UpdatedAt, Version)
        VALUES (@id, @definition, @subject, @correlation, @status, @state, @anchor, @since, @step, @journal, @fault, @parent, @bookmark, @now, @now, @version)
        """,
        "id", "definition", "subject", "correlation", "status", "state", "anchor", "since", "step", "journal", "fault", "parent", "bookmark", "now", "version").Queue(
        instance.Id, instance.DefinitionRow, instance.Subject, Correlation(instance), instance.Status, State(instance), instance.Anchor.Due, instance.Anchor.Since,
        instance.Anchor.Reached, instance.LastJournal, Fault(instance), instance.Parent, instance.ParentBookmark, now, instance.NextVersion);

    /// <exception cref="LostRaceException">Somebody else was first; on a server this shows before the commit.</exception>
    public static void Update(UnitOfWork work, LoadedInstance instance, DateTimeOffset now) => work.Bulk(
        """
        UPDATE WorkflowInstance
        SET Definition = @definition, Correlation = @correlation, Status = @status, State = @state, Anchor = @anchor, AnchorSince = @since, LadderStep = @step, LastJournal = @journal,
            Fault = @fault, UpdatedAt = @now, Version = @next
        WHERE Id = @id AND Version = @version
        """,
        "definition", "correlation", "status", "state", "anchor", "since", "step", "journal", "fault", "now", "next", "id", "version").QueueOne(
        instance.Id,
        instance.DefinitionRow, Correlation(instance), instance.Status, State(instance), instance.Anchor.Due, instance.Anchor.Since, instance.Anchor.Reached, instance.LastJournal,
        Fault(instance), now, instance.NextVersion, instance.Id, instance.Version);

    private static string? Correlation(LoadedInstance instance) =>
        instance.State?.CorrelationId is { } id && id != instance.Subject ? id : null;

    private static byte[] State(LoadedInstance instance) => instance.State?.Write() ?? [];

    /// <summary>Why it stopped; null while it goes on.</summary>
    public static string? Fault(LoadedInstance instance) =>
        instance.Fault ?? (instance.State is { SubStatus: WorkflowSubStatus.Faulted } state ? state.OpenIncidents[^1].Message : null);
}
