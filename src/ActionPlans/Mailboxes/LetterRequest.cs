namespace ActionPlans.Mailboxes;

/// <summary>What one person is to be told in one letter.</summary>
public sealed record LetterRequest
{
    /// <summary>Stable id of the letter, see <see cref="Letter.Id"/>.</summary>
    public required string LetterId { get; init; }

    /// <summary>When the letter is written, with Europe/London's offset; its date is the digest's date.</summary>
    public required DateTimeOffset At { get; init; }

    public required Recipient To { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>What the service calls itself in letters.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The notices, one or more. One makes a letter about it, several make one digest.</summary>
    public required IReadOnlyList<LetterItem> Items { get; init; }

    /// <summary>Notices that stand in the ledger under this letter, but are only counted in it so that it stays readable.</summary>
    public IReadOnlyDictionary<DigestGroup, int> NotShown { get; init; } = new Dictionary<DigestGroup, int>();

    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];
}

/// <summary>What a notice is about.</summary>
public enum NoticeSubject
{
    Recommendation,
    Plan,

    /// <summary>An administrator's.</summary>
    Task,
    /// <summary>An action of a plan.</summary>
    Action,

    /// <summary>A risk of a board's register; what falls due is its review.</summary>
    Risk,

    /// <summary>A look, some months after the closing, whether what was done has lasted.</summary>
    Check,

    /// <summary>A post that somebody has come to hold.</summary>
    Post,
}

/// <summary>One notice within a letter. Texts from reports are taken as hostile and cleaned when the letter is written.</summary>
public sealed record LetterItem
{
    public required NoticeSubject About { get; init; }

    /// <summary>The public id that people use in commands: "R7", "P1".</summary>
    public required string SubjectId { get; init; }

    /// <summary>The recommendation's number as the report prints it, or its place in the report; of a plan "draft" or "final" where the report asks for both, else null.</summary>
    public string? Number { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>Key of the step that decided the notice ("reminder-7"), for the letter's machine-readable header.</summary>
    public required string Step { get; init; }

    /// <summary>The recommendation's or the task's whole text; empty for a plan.</summary>
    public string Text { get; init; } = "";

    public required string ReportTitle { get; init; }

    public required string Area { get; init; }

    /// <summary>The responsible bodies, accountable one first.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>The last day on which it is in time; overdue from the next day. Null while no date is agreed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whether <see cref="Due"/> is a day on which to look at it again, rather than one by which it is to be done.</summary>
    public bool IsReview { get; init; }

    /// <summary>The day on which those who do the work say that it was done, while there is no evidence of it; null when they do not.</summary>
    public DateOnly? SaidDoneOn { get; init; }

    /// <summary>The person or post that is to do it, as written; null when nobody is named.</summary>
    public string? Lead { get; init; }

    /// <summary>What will show that it was done, as the plan says; null when it says nothing.</summary>
    public string? EvidenceExpected { get; init; }

    /// <summary>How the date was worked out, in words; null when there is no date.</summary>
    public string? Explanation { get; init; }

    /// <summary>Days from the letter's date to <see cref="Due"/>: 0 today, negative when overdue, null when not known.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>In which capacity they get it; null: the recipient's. Somebody can hold two posts, or stand in for another.</summary>
    public RecipientRole? Role { get; init; }

    /// <summary>Why this person gets the notice, as a sentence; empty to name the recipient's role.</summary>
    public string Why { get; init; } = "";

    /// <summary>Notices that could not be sent in time and for which this one stands, in order.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Reasons or comments of the person who decided (evidence or plan returned, withdrawn); null without.</summary>
    public string? Comment { get; init; }

    /// <summary>Commands that do what the notice asks for, ready to type.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>The files that go with it, in words for the reader.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>What has come to the reader, in words, the most urgent first; only of a handover.</summary>
    public IReadOnlyList<string> Owned { get; init; } = [];

    /// <summary>Who else is told, by name or role; empty when nobody, null when not known.</summary>
    public IReadOnlyList<string>? AlsoTold { get; init; }
}
