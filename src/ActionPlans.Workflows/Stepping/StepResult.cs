namespace ActionPlans.Workflows;

/// <summary>What a step did. Everything in it is to be stored in one transaction.</summary>
/// <param name="State">The instance after the step; the state passed in when nothing was consumed.</param>
/// <param name="Consumed">False: nobody waited for this, nothing changed; <paramref name="Reason"/> says why.</param>
/// <param name="TimersSet">New timers, in the order they were set.</param>
/// <param name="TimersCleared">Bookmarks whose timer no longer applies, the fired one included.</param>
/// <param name="Effects">What is to be done in the world, in order.</param>
/// <param name="Journal">What ran, in order.</param>
public sealed record StepResult(
    InstanceState State,
    bool Consumed,
    string? Reason,
    IReadOnlyList<TimerSet> TimersSet,
    IReadOnlyList<int> TimersCleared,
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<JournalEntry> Journal);

/// <summary>A timer to set: either an instant, or a symbolic point that the host resolves ("7 days before", "next step").</summary>
public sealed record TimerSet(int BookmarkId, DateTimeOffset? DueAt, string? Point);

/// <summary>
/// Something to be done outside the interpreter. The type is the activity's: <c>ActionPlans.Notify</c>, <c>Elsa.PublishEvent</c> …
/// </summary>
/// <param name="Inputs">Evaluated inputs by name. Values are null, bool, int, long, double, decimal, string, DateTimeOffset, TimeSpan, Guid,
/// lists and dictionaries of these.</param>
/// <param name="ExecutionNumber">With the instance's id a key that is the same whenever the step is decided again.</param>
/// <param name="BookmarkId">For a dispatch that waits: the bookmark that <see cref="ChildFinished"/> has to name. Otherwise null.</param>
public sealed record Effect(
    string Type, string ActivityId, IReadOnlyDictionary<string, object?> Inputs, int ExecutionNumber, int? BookmarkId = null);
