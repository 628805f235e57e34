namespace ActionPlans.Workflows;

/// <summary>Whether an instance can still do anything. Named as Elsa Studio shows it; the values are stored.</summary>
public enum WorkflowStatus : byte
{
    Running = 0,
    Finished = 1,
}

/// <summary>Why an instance stands where it stands. Named as Elsa Studio shows it; the values are stored.</summary>
public enum WorkflowSubStatus : byte
{
    Pending = 0,
    Executing = 1,
    /// <summary>Waits for a timer, an event or a child. Without a bookmark it is stuck.</summary>
    Suspended = 2,
    Finished = 3,
    Cancelled = 4,
    /// <summary>Stopped by an incident; <see cref="Retry"/> resumes it.</summary>
    Faulted = 5,
}

/// <summary>The status of one execution of an activity. The values are stored.</summary>
internal enum ActivityStatus : byte
{
    Running = 0,
    Completed = 1,
    Canceled = 2,
    Faulted = 3,
}
