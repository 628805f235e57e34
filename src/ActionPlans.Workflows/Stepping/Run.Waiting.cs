namespace ActionPlans.Workflows;

/// <summary>Waits and effects.</summary>
internal sealed partial class Run
{
    public void WaitForEvent(Execution execution, string? name) => AddBookmark(execution, BookmarkKind.Event, name, null, null);

    public void WaitUntil(Execution execution, DateTimeOffset due) => AddBookmark(execution, BookmarkKind.Timer, null, due, null);

    public void WaitForPoint(Execution execution, string point) => AddBookmark(execution, BookmarkKind.Timer, null, null, point);

    public int WaitForChild(Execution execution) => AddBookmark(execution, BookmarkKind.Child, null, null, null);

    /// <summary>Now plus a span, held within what a date can say.</summary>
    public DateTimeOffset After(TimeSpan span)
    {
        if (span > TimeSpan.Zero && span > DateTimeOffset.MaxValue - now)
            throw new WorkflowFault($"a wait of {span:c} goes beyond the calendar");
        return span < TimeSpan.Zero && span < DateTimeOffset.MinValue - now ? now : now + span;
    }

    public void Emit(Execution execution, IReadOnlyDictionary<string, object?> inputs, int? bookmarkId = null) =>
        effects.Add(new Effect(execution.Activity.Type, execution.Activity.Id, inputs, execution.Number, bookmarkId));

    private int AddBookmark(Execution execution, BookmarkKind kind, string? eventName, DateTimeOffset? due, string? point)
    {
        int id = state.NextBookmark++;
        state.Bookmarks.Add(new Bookmark(id, execution.Number, execution.Activity.Index, kind, eventName, due, point));
        return id;
    }
}
