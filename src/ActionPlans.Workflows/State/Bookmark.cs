namespace ActionPlans.Workflows;

/// <summary>What a bookmark waits for. The values are stored.</summary>
public enum BookmarkKind : byte
{
    Event = 0,
    Timer = 1,
    Child = 2,
}

/// <summary>A place where an instance waits.</summary>
/// <param name="Id">Unique within the instance, never reused.</param>
/// <param name="ExecutionNumber">The execution of the activity that waits.</param>
/// <param name="ActivityIndex">The waiting activity: index into <see cref="WorkflowDefinition.Activities"/>.</param>
/// <param name="EventName">For events: the name waited for, case sensitive; may be null in an Elsa definition that gives none.</param>
/// <param name="DueAt">For timers with an instant: when it is due.</param>
/// <param name="Point">For timers that the host resolves: the symbolic point, e.g. "7 days before".</param>
public sealed record Bookmark(
    int Id, int ExecutionNumber, int ActivityIndex, BookmarkKind Kind, string? EventName, DateTimeOffset? DueAt, string? Point);
