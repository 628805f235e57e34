namespace ActionPlans.Workflows;

/// <summary>A connection of a flowchart, by positions in its list of activities.</summary>
/// <param name="Port">The source's port; one that names none counts as Done.</param>
/// <param name="Counter">Where its visits are counted: connections that say the same share one.</param>
internal readonly record struct FlowConnection(int Source, string Port, int Target, int Counter);
