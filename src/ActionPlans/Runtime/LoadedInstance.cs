using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>An instance while a batch works on it. <see cref="Version"/> is what the row had when it was read.</summary>
internal sealed class LoadedInstance
{
    public required long Id { get; init; }
    public required long DefinitionRow { get; set; }
    public required WorkflowDefinition Definition { get; set; }
    public required string Subject { get; init; }
    public required long Version { get; init; }
    public required Anchor Anchor { get; set; }
    public long? LastJournal { get; set; }
    public long? Parent { get; init; }
    public int? ParentBookmark { get; init; }

    /// <summary>Null before the first step.</summary>
    public InstanceState? State { get; set; }

    /// <summary>Steps taken in this batch; with <see cref="Version"/> it numbers the steps of an instance for the ledger.</summary>
    public int Steps { get; set; }

    /// <summary>What the row will have: it counts every step, so that two in one batch use up two numbers of the ledger.</summary>
    public long NextVersion => Version + Math.Max(1, Steps);

    public bool IsNew => Version == 0;

    /// <summary>Whether it was this batch in which it stopped.</summary>
    public bool HasJustFaulted => Status == "faulted" && (Fault is not null || Steps > 0);

    public string? Fault { get; set; }

    /// <summary>What the batch did to the instance's timers, by bookmark; null: cleared. Written after the instance's own row.</summary>
    public Dictionary<int, PendingTimer?> Timers { get; } = [];

    public string Status => Fault is not null ? "faulted" : State switch
    {
        { SubStatus: WorkflowSubStatus.Faulted } => "faulted",
        { SubStatus: WorkflowSubStatus.Cancelled } => "cancelled",
        { Status: WorkflowStatus.Finished } => "finished",
        _ => "waiting",
    };
}

/// <summary>A timer to be stored.</summary>
/// <param name="DueAt">Null: its point has no moment as long as nothing is agreed.</param>
/// <param name="Point">Null: an instant that the definition itself gave.</param>
internal readonly record struct PendingTimer(DateTimeOffset? DueAt, string? Point);
