using System.Text.Json.Nodes;

namespace ActionPlans.Workflows;

/// <summary>Something that happens to an instance: one of the records in this file, there are no others.</summary>
public abstract record Happening
{
    private protected Happening()
    {
    }
}

/// <summary>Start a new instance; the state passed with it is null.</summary>
/// <param name="TriggerActivityId">The activity whose event or timer starts the instance; it then does not wait. Null when started by hand.</param>
/// <param name="TriggerPayload">What the trigger brought: the payload of the event.</param>
/// <param name="ParentInstanceId">The instance that dispatched this one, as the host names it. Null for none.</param>
/// <param name="InstanceId">What the host calls the new instance; scripts may ask for it. Null when it does not say.</param>
public sealed record Start(
    IReadOnlyDictionary<string, JsonNode?>? Input = null,
    string? CorrelationId = null,
    string? Name = null,
    string? TriggerActivityId = null,
    JsonNode? TriggerPayload = null,
    string? ParentInstanceId = null,
    string? InstanceId = null) : Happening;

/// <summary>A timer of the instance is due. A bookmark that is gone is not consumed: late or double timers are normal.</summary>
/// <param name="Outcome">The port to follow; null for Done. Only for <c>ActionPlans.WaitUntil</c>.</param>
/// <param name="Payload">The result of the wait.</param>
public sealed record TimerFired(int BookmarkId, string? Outcome = null, JsonNode? Payload = null) : Happening;

/// <summary>An event arrived; every wait for this name in the instance resumes, the youngest first, as Elsa does.</summary>
public sealed record EventArrived(string Name, JsonNode? Payload = null) : Happening;

/// <summary>An instance dispatched with <c>waitForCompletion</c> has finished.</summary>
public sealed record ChildFinished(int BookmarkId, JsonNode? Output = null) : Happening;

/// <summary>Stop the instance for good.</summary>
public sealed record Cancel(string Reason) : Happening;

/// <summary>Run the activities that faulted once more, after the reason has been put right.</summary>
public sealed record Retry : Happening;
