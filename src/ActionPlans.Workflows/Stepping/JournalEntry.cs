namespace ActionPlans.Workflows;

/// <summary>What happened to an activity. The values are stored.</summary>
public enum JournalEvent : byte
{
    Started = 0,
    Suspended = 1,
    Resumed = 2,
    Completed = 3,
    Faulted = 4,
    Canceled = 5,
}

/// <summary>One line of an instance's journal.</summary>
/// <param name="Sequence">Grows by one with every entry of the instance, from 1.</param>
/// <param name="ExecutionNumber">The run of the activity; unique within the instance.</param>
/// <param name="ParentExecutionNumber">The run of the container around it; null for the outermost.</param>
/// <param name="ActivityIndex">Index into <see cref="WorkflowDefinition.Activities"/>; its length stands for the workflow itself.</param>
/// <param name="Outcomes">Null when it completed without naming any, which means Done.</param>
/// <param name="Message">The reason of a fault or a cancellation.</param>
public sealed record JournalEntry(
    int Sequence,
    int ExecutionNumber,
    int? ParentExecutionNumber,
    int ActivityIndex,
    string ActivityId,
    JournalEvent Event,
    IReadOnlyList<string>? Outcomes = null,
    string? Message = null);
