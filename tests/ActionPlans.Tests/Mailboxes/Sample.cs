using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>Requests and letters about a fictional place, for tests that care about a detail of them only.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2012, 10, 29, 9, 0, 0, TimeSpan.Zero);

    public static readonly Recipient Lead = new("safeguarding.lead@example.nhs.uk", "Dr Amara Okoye", RecipientRole.Lead);

    public static readonly Recipient Executive = new("chief.nurse@example.nhs.uk", "Helen Marsh", RecipientRole.ExecutiveLead);

    public static LetterItem Reminder { get; } = new()
    {
        About = NoticeSubject.Recommendation,
        SubjectId = "R7",
        Number = "3",
        Kind = NoticeKind.Reminder,
        Step = "reminder-7",
        Text = "Make sure that every child who comes into care has a health assessment within 28 days, and that the plan made from it is reviewed.",
        ReportTitle = "Inspection of safeguarding and looked after children services in Harrowdale",
        Area = "Harrowdale",
        Bodies = ["Harrowdale Community Health NHS Trust", "NHS Harrowdale"],
        Due = new DateOnly(2012, 11, 5),
        DaysLeft = 7,
        Explanation = "3 calendar months from the report's publication on 5 August 2012.",
        Why = "You lead this recommendation for NHS Harrowdale.",
        Commands = ["actionplans evidence add R7 FILE"],
        AlsoTold = [],
    };

    public static LetterItem Overdue { get; } = Reminder with
    {
        SubjectId = "R2",
        Number = "2",
        Kind = NoticeKind.Overdue,
        Step = "overdue-1",
        Text = "Review how urgent referrals are passed on outside office hours.",
        Due = new DateOnly(2012, 10, 27),
        DaysLeft = -2,
        Explanation = "3 calendar months from the report's publication on 27 July 2012. It falls on a Saturday and stays there.",
        Commands = ["actionplans evidence add R2 FILE"],
        AlsoTold = ["the executive lead, Helen Marsh"],
    };

    public static LetterItem Accepted { get; } = Reminder with
    {
        SubjectId = "R1",
        Number = "1",
        Kind = NoticeKind.EvidenceAccepted,
        Step = "accepted",
        Text = "Give all staff in the minor injuries unit training in safeguarding children.",
        DaysLeft = null,
        Commands = [],
    };

    public static LetterRequest Request(params LetterItem[] items) => new()
    {
        LetterId = "letter-42",
        At = At,
        To = Lead,
        From = "actionplans@example.nhs.uk",
        ServiceName = "ActionPlans",
        Items = items,
    };

    public static Letter Letter(params LetterItem[] items) => LetterWriter.Write(Request(items.Length == 0 ? [Reminder] : items));
}
