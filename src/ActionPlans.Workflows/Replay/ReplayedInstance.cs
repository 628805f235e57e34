namespace ActionPlans.Workflows.Replay;

/// <summary>An instance in the replay's memory.</summary>
internal sealed class ReplayedInstance(string id, WorkflowDefinition definition, ReplayedInstance? parent, int? parentBookmark)
{
    public string Id { get; } = id;
    public WorkflowDefinition Definition { get; } = definition;
    public ReplayedInstance? Parent { get; } = parent;

    /// <summary>The wait of the parent that ends with this instance.</summary>
    public int? ParentBookmark { get; } = parentBookmark;

    /// <summary>Whether the parent has been told.</summary>
    public bool Reported { get; set; }

    public InstanceState State { get; set; } = null!;

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>How much of the journal earlier observations have shown.</summary>
    public int Shown { get; set; }

    public bool IsRunning => State.Status == WorkflowStatus.Running;

    public bool WaitsFor(string? eventName) =>
        IsRunning && State.Bookmarks.Exists(bookmark => bookmark.Kind == BookmarkKind.Event && bookmark.EventName == eventName);
}
