using System.Collections.Frozen;

namespace ActionPlans.Mailboxes;

/// <summary>What a notice tells its receiver.</summary>
public enum NoticeKind
{
    /// <summary>Somebody has become responsible.</summary>
    Assigned,

    /// <summary>It was closed, has not lasted, and has to be done again.</summary>
    Reopened,

    /// <summary>The due date comes nearer.</summary>
    Reminder,

    /// <summary>The due date is today; not yet overdue.</summary>
    Due,

    /// <summary>The due date has passed.</summary>
    Overdue,

    /// <summary>Overdue, and brought to the next person up the ladder.</summary>
    Escalation,

    /// <summary>Asked again after an earlier notice was not answered.</summary>
    Chase,

    /// <summary>A person who follows it up asks how far it is.</summary>
    AskedAfter,

    /// <summary>Evidence of compliance is asked for.</summary>
    EvidenceRequested,

    /// <summary>Evidence waits for a decision by somebody else than its submitter.</summary>
    EvidenceSubmitted,

    /// <summary>Evidence was not enough and came back with reasons.</summary>
    EvidenceReturned,

    /// <summary>Evidence was accepted.</summary>
    EvidenceAccepted,

    /// <summary>The part of one of several bodies was accepted; the others go on.</summary>
    PartAccepted,

    /// <summary>The report asks for an action plan.</summary>
    PlanRequired,

    /// <summary>An action plan waits for a decision.</summary>
    PlanSubmitted,

    /// <summary>An action plan came back with comments.</summary>
    PlanReturned,

    /// <summary>An action plan was accepted.</summary>
    PlanAccepted,

    /// <summary>The recommendation or plan no longer applies.</summary>
    Withdrawn,

    /// <summary>No timescale is printed; a person has to propose a date.</summary>
    TimescaleNeeded,

    /// <summary>A date was agreed where the report prints none.</summary>
    DateAgreed,

    /// <summary>The date was counted from a wrong day or calendar and has been put right.</summary>
    DeadlineCorrected,

    /// <summary>More time is asked for and waits for an answer.</summary>
    ExtensionAsked,

    /// <summary>Another date is offered than the one asked for; it waits for an answer.</summary>
    ExtensionCountered,

    /// <summary>A later date holds from now on.</summary>
    ExtensionGranted,

    /// <summary>The date stays as it was.</summary>
    ExtensionRefused,

    /// <summary>Something that only an administrator can put right.</summary>
    TaskRaised,

    /// <summary>Something without an end is to be looked at; never overdue.</summary>
    ReviewAsked,

    /// <summary>A date is proposed for an action without one; somebody else has to agree.</summary>
    TargetProposed,

    /// <summary>An action that was taken for done is to be done again.</summary>
    ActionReopened,

    /// <summary>A change of an accepted plan waits for a decision; the accepted version stays in force.</summary>
    AmendmentSubmitted,

    /// <summary>A change of an accepted plan came back with comments.</summary>
    AmendmentReturned,

    /// <summary>A change of an accepted plan is in force from now on.</summary>
    AmendmentAccepted,

    /// <summary>Somebody has become lead, and what was open there is theirs.</summary>
    Handover,
}

/// <summary>The stored names of <see cref="NoticeKind"/>, a contract with rows and workflow definitions.</summary>
public static class NoticeKinds
{
    private static readonly FrozenDictionary<string, NoticeKind> ByName = new Dictionary<string, NoticeKind>
    {
        ["assigned"] = NoticeKind.Assigned,
        ["reopened"] = NoticeKind.Reopened,
        ["reminder"] = NoticeKind.Reminder,
        ["due"] = NoticeKind.Due,
        ["overdue"] = NoticeKind.Overdue,
        ["escalation"] = NoticeKind.Escalation,
        ["chase"] = NoticeKind.Chase,
        ["asked-after"] = NoticeKind.AskedAfter,
        ["evidence-requested"] = NoticeKind.EvidenceRequested,
        ["evidence-submitted"] = NoticeKind.EvidenceSubmitted,
        ["evidence-returned"] = NoticeKind.EvidenceReturned,
        ["evidence-accepted"] = NoticeKind.EvidenceAccepted,
        ["part-accepted"] = NoticeKind.PartAccepted,
        ["plan-required"] = NoticeKind.PlanRequired,
        ["plan-submitted"] = NoticeKind.PlanSubmitted,
        ["plan-returned"] = NoticeKind.PlanReturned,
        ["plan-accepted"] = NoticeKind.PlanAccepted,
        ["withdrawn"] = NoticeKind.Withdrawn,
        ["timescale-needed"] = NoticeKind.TimescaleNeeded,
        ["date-agreed"] = NoticeKind.DateAgreed,
        ["deadline-corrected"] = NoticeKind.DeadlineCorrected,
        ["extension-asked"] = NoticeKind.ExtensionAsked,
        ["extension-countered"] = NoticeKind.ExtensionCountered,
        ["extension-granted"] = NoticeKind.ExtensionGranted,
        ["extension-refused"] = NoticeKind.ExtensionRefused,
        ["task-raised"] = NoticeKind.TaskRaised,
        ["review-asked"] = NoticeKind.ReviewAsked,
        ["target-proposed"] = NoticeKind.TargetProposed,
        ["action-reopened"] = NoticeKind.ActionReopened,
        ["amendment-submitted"] = NoticeKind.AmendmentSubmitted,
        ["amendment-returned"] = NoticeKind.AmendmentReturned,
        ["amendment-accepted"] = NoticeKind.AmendmentAccepted,
        ["handover"] = NoticeKind.Handover,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<NoticeKind, string> ByKind = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>
    /// What the calendar decides can be read tomorrow as well as today: it waits for the one digest that a person gets on a working day. All else
    /// goes at once, because somebody did something and the reader's next step depends on it: work that has come to them or stops
    /// (assigned, evidence or plan asked for, asked how far it is, returned, withdrawn), a decision that others wait for (evidence, plan or extension handed
    /// in), an answer that they wait for (accepted, granted, refused, agreed), or letters that reach nobody (a task).
    /// </summary>
    public static bool WaitsForDigest(this NoticeKind kind) =>
        kind is NoticeKind.Reminder or NoticeKind.Due or NoticeKind.Overdue or NoticeKind.Escalation or NoticeKind.Chase;

    /// <summary>Every stored name, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static string ToStored(this NoticeKind kind) => ByKind[kind];

    /// <summary>The kind with this stored name.</summary>
    /// <exception cref="FormatException">No kind has that name.</exception>
    public static NoticeKind Parse(string stored) => ByName.TryGetValue(stored, out var kind)
        ? kind
        : throw new FormatException($"'{stored}' is no kind of notice; known are {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal))}.");
}
