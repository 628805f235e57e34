namespace ActionPlans.Mailboxes;

/// <summary>The parts of a digest, in its order.</summary>
public enum DigestGroup
{
    /// <summary>What has not been done in time.</summary>
    Overdue,

    /// <summary>What comes due.</summary>
    DueSoon,

    /// <summary>All else.</summary>
    Other,
}

internal static class DigestGroups
{
    /// <param name="daysLeft">Negative when overdue; null when there is no date.</param>
    public static DigestGroup Of(NoticeKind kind, bool hasDate, int? daysLeft) => kind switch
    {
        NoticeKind.Overdue or NoticeKind.Escalation => DigestGroup.Overdue,
        NoticeKind.Chase => hasDate ? DigestGroup.Overdue : DigestGroup.Other,
        NoticeKind.AskedAfter when daysLeft < 0 => DigestGroup.Overdue,
        NoticeKind.Reminder => daysLeft < 0 ? DigestGroup.Overdue : DigestGroup.DueSoon,
        NoticeKind.Due or NoticeKind.PlanRequired => DigestGroup.DueSoon,
        _ => DigestGroup.Other,
    };

    /// <summary>After a number: "3 overdue".</summary>
    public static string Words(this DigestGroup group) => group switch
    {
        DigestGroup.Overdue => "overdue",
        DigestGroup.DueSoon => "due soon",
        _ => "other",
    };
}
