using ActionPlans.Domain;

namespace ActionPlans.Mailboxes;

/// <summary>Every sentence that a notice says, by kind and by the reader's role.</summary>
internal static class NoticeWording
{
    /// <summary>The state in a few words, as it opens a subject line: "Due in 7 days".</summary>
    public static string Status(LetterItem item) => item.Kind switch
    {
        NoticeKind.Assigned => item.Due is { } due ? $"New, {(item.IsReview ? "to be looked at" : "due")} on {PlainText.Date(due)}" : "New",
        NoticeKind.Reopened => item.Due is { } due ? $"Reopened, due on {PlainText.Date(due)}" : "Reopened",
        NoticeKind.Reminder => Nearness(item),
        NoticeKind.Due => Nearness(item),
        NoticeKind.Overdue => OverdueSince("Overdue", item),
        NoticeKind.Escalation => OverdueSince("Escalated to you, overdue", item),
        NoticeKind.Chase => item.Due is null ? "Still waiting for you" : OverdueSince("Still overdue", item),
        NoticeKind.AskedAfter when item.DaysLeft < 0 => OverdueSince("How far is it? Overdue", item),
        NoticeKind.AskedAfter => item.Due is { } due ? $"How far is it? Due on {PlainText.Date(due)}" : "How far is it?",
        NoticeKind.EvidenceRequested => "Evidence needed",
        NoticeKind.EvidenceSubmitted => "Evidence to decide on",
        NoticeKind.EvidenceReturned => "Evidence returned",
        NoticeKind.EvidenceAccepted => "Evidence accepted",
        NoticeKind.PartAccepted => "Part accepted",
        NoticeKind.PlanRequired => item.Due is { } due ? $"Plan needed by {PlainText.Date(due)}" : "Plan needed",
        NoticeKind.PlanSubmitted => "Plan to decide on",
        NoticeKind.PlanReturned => "Plan returned",
        NoticeKind.PlanAccepted => "Plan accepted",
        NoticeKind.Withdrawn => item.About == NoticeSubject.Risk ? "Closed" : "Withdrawn",
        NoticeKind.TimescaleNeeded => "Date needed",
        NoticeKind.DateAgreed => item.Due is { } due ? $"Agreed, due on {PlainText.Date(due)}" : "Date agreed",
        NoticeKind.DeadlineCorrected => item.Due is { } due ? $"Corrected, due on {PlainText.Date(due)}" : "Date corrected",
        NoticeKind.ExtensionAsked => "Extension to decide on",
        NoticeKind.ExtensionCountered => "Other date offered",
        NoticeKind.ExtensionGranted => item.Due is { } due ? $"Extended to {PlainText.Date(due)}" : "Extended",
        NoticeKind.ExtensionRefused => "Extension refused",
        NoticeKind.TaskRaised => "To put right",
        NoticeKind.ReviewAsked => "Time to look at it",
        NoticeKind.TargetProposed => "Date to agree on",
        NoticeKind.ActionReopened => item.Due is { } due ? $"Open again, due on {PlainText.Date(due)}" : "Open again",
        NoticeKind.AmendmentSubmitted => "Amended plan to decide on",
        NoticeKind.AmendmentReturned => "Amended plan returned",
        NoticeKind.AmendmentAccepted => "Amended plan accepted",
        NoticeKind.Handover => "Now yours",
        _ => throw Unknown(item),
    };

    /// <summary>What it is about: "recommendation 3, Tower Hamlets".</summary>
    public static string Thing(LetterItem item)
    {
        var thing = SubjectWords.Thing(item);
        var area = PlainText.OneLine(item.Area);
        return area.Length == 0 ? thing : $"{thing}, {area}";
    }

    /// <summary>The first sentence: what has happened.</summary>
    public static string Opening(LetterItem item, RecipientRole role) =>
        item is { SaidDoneOn: { } done, Kind: NoticeKind.Reminder or NoticeKind.Due or NoticeKind.Overdue or NoticeKind.Chase or NoticeKind.Escalation }
            ? $"{Happened(item, role)} {SaidDone(done, role)}"
            : Happened(item, role);

    /// <summary>Somebody's word that it is done is told, and that it does not count yet.</summary>
    private static string SaidDone(DateOnly on, RecipientRole role) => role.DoesTheWork
        ? $"You have said that it was done on {Say.Day(on)}. What is missing is evidence: it stays open until that is submitted."
        : $"Those responsible say that it was done on {Say.Day(on)}. No evidence has been submitted.";

    private static string Happened(LetterItem item, RecipientRole role)
    {
        var it = SubjectWords.Of(item, role).It;
        return item.Kind switch
        {
            NoticeKind.Assigned when role.DoesTheWork => $"{it} has come to you. {DueSentence(item)}",
            NoticeKind.Assigned => $"{it} has been given to its lead. {DueSentence(item)}",
            NoticeKind.Reopened => $"This recommendation was closed, and a check has found that what was done has not lasted. It is open again. {DueSentence(item)}",
            NoticeKind.Reminder => $"{it} is still open. {DueSentence(item)}",
            // Before a weekend or a holiday the last working day speaks for the day itself.
            NoticeKind.Due when item.DaysLeft > 0 => $"{it} is still open. {DueSentence(item)}",
            NoticeKind.Due => $"{it} is due today. It counts as overdue from tomorrow.",
            NoticeKind.Overdue => $"{it} is still open{After(item)}.",
            NoticeKind.Escalation => $"{it} is still open{After(item)}. Earlier notices have not settled it, so it is now brought to you.",
            NoticeKind.Chase when item.Due is null => $"{it} still waits for an answer to an earlier notice.",
            NoticeKind.Chase => $"{it} is still open{After(item)}, although notices about it have gone out before.",
            NoticeKind.AskedAfter when item.DaysLeft < 0 => $"{it} is still open{After(item)}. Whoever follows it up asks how far it is.",
            NoticeKind.AskedAfter => $"{it} is still open. Whoever follows it up asks how far it is. {DueSentence(item)}",
            NoticeKind.EvidenceRequested => "Evidence is needed that this recommendation has been carried out.",
            NoticeKind.EvidenceSubmitted => "Evidence has been submitted for this recommendation. It waits for a decision.",
            NoticeKind.EvidenceReturned => "The evidence for this recommendation has been returned. The recommendation is still open.",
            NoticeKind.EvidenceAccepted => "The evidence for this recommendation has been accepted.",
            NoticeKind.PartAccepted => "The evidence of one of the responsible bodies has been accepted. The recommendation is closed when every body's part is.",
            NoticeKind.PlanRequired => $"The inspection report asks for an action plan. {DueSentence(item)}",
            NoticeKind.PlanSubmitted => "The action plan has been submitted. It waits for a decision.",
            NoticeKind.PlanReturned => "The action plan has been returned with comments. It has to be submitted again.",
            NoticeKind.PlanAccepted => "The action plan has been accepted. Work on the recommendations goes on as planned.",
            NoticeKind.Withdrawn when item.About == NoticeSubject.Risk => "This risk has been closed. Nobody has to look at it any more.",
            NoticeKind.Withdrawn => $"{it} has been withdrawn. Earlier notices about it no longer apply.",
            NoticeKind.DateAgreed when item.About == NoticeSubject.Action => $"When it is to be done has been agreed. {DueSentence(item)}",
            NoticeKind.DateAgreed => $"A date has been agreed for this recommendation. {DueSentence(item)}",
            NoticeKind.DeadlineCorrected => $"The due date has been put right. {DueSentence(item)}",
            NoticeKind.ExtensionAsked => $"More time has been asked for. Until somebody answers, the date stays as it is. {DueSentence(item)}",
            NoticeKind.ExtensionCountered => $"Another date has been offered than the one that was asked for. Until somebody answers, the date stays as it is. {DueSentence(item)}",
            NoticeKind.ExtensionGranted => $"The extension has been granted. {DueSentence(item)}",
            NoticeKind.ExtensionRefused => $"The extension has been refused. {DueSentence(item)}",
            NoticeKind.TaskRaised => "Something needs an administrator, or letters do not reach those who have to act.",
            NoticeKind.ReviewAsked => $"{it} is asked for: it goes on without an end, so somebody looks at it from time to time. It is never overdue.",
            NoticeKind.TargetProposed => "A date has been proposed for an action that has none. It holds when somebody else agrees.",
            NoticeKind.ActionReopened => $"{it} was taken for done, and is open again. {DueSentence(item)}",
            NoticeKind.TimescaleNeeded when item.About == NoticeSubject.Action =>
                $"The plan says no date for {(role.DoesTheWork ? "your action" : "this action")}. Until one is agreed it has no due date and cannot be overdue.",
            NoticeKind.AmendmentSubmitted => "A change of the accepted action plan has been submitted. Until somebody decides, the accepted version stays in force.",
            NoticeKind.AmendmentReturned => "The change of the action plan has been returned with comments. The accepted version stays in force.",
            NoticeKind.AmendmentAccepted => "The change of the action plan has been accepted and is in force from now on.",
            NoticeKind.Handover => $"You are now {PlainText.FirstVisible(item.Number, "in this post")}. What is open there has come to you.",
            NoticeKind.TimescaleNeeded => "The report gives no date for this recommendation. Until one is agreed it has no due date and cannot be overdue.",
            _ => throw Unknown(item),
        };
    }

    /// <summary>What this reader should do now.</summary>
    public static string WhatToDo(LetterItem item, RecipientRole role)
    {
        var deliver = SubjectWords.Of(item, role).Deliver;
        return item.Kind switch
        {
            NoticeKind.EvidenceAccepted when item.About == NoticeSubject.Recommendation => "Nothing for now. Where it is to be checked later whether it has lasted, you are reminded of that in time.",
            NoticeKind.TaskRaised => "Put it right, then mark the task as done.",
            NoticeKind.Handover => "Read the list, and ask whoever did this before you where each of them stands. Reminders come to you from now on. Tell your administrator today what is not yours.",
            NoticeKind.EvidenceAccepted or NoticeKind.PlanAccepted or NoticeKind.AmendmentAccepted or NoticeKind.Withdrawn => "Nothing. No more reminders will follow about this.",
            NoticeKind.PartAccepted => "If your part is accepted, nothing; otherwise submit evidence of it.",
            NoticeKind.EvidenceSubmitted or NoticeKind.PlanSubmitted when role.DoesTheWork => "Nothing for now. You will be told the decision.",
            NoticeKind.EvidenceSubmitted =>
                "Read the evidence, then accept it or return it with your reasons. Nobody decides on evidence that they submitted themselves.",
            NoticeKind.PlanSubmitted or NoticeKind.AmendmentSubmitted => "Read the plan, then accept it or return it with your comments.",
            NoticeKind.AmendmentReturned => "Read the comments, change the amendment and submit it again, or leave the accepted version as it is.",
            NoticeKind.ExtensionAsked when role.DoesTheWork => "Nothing for now. You will be told the decision.",
            NoticeKind.ExtensionAsked => "Read the reason and what keeps children safe until then, then grant it, refuse it or offer another date.",
            NoticeKind.ExtensionCountered => "Grant it if that date can be kept, or refuse it or offer another one, with your reasons.",
            NoticeKind.Overdue or NoticeKind.Escalation or NoticeKind.Chase => WhatToDoWhenLate(item, role),
            _ when role == RecipientRole.Administrator => RegisterSomebody,
            NoticeKind.AskedAfter => $"Tell them today how far it is, what holds it up and when it will be done. {OrAskForTime}",
            NoticeKind.TargetProposed => "Agree to it if it is soon enough. If it is not, propose another one, with your reasons.",
            _ when !role.DoesTheWork => "Nothing, as long as you know of no problem. This is for your information.",
            NoticeKind.Assigned when item.IsReview => $"Read it. {deliver}{By(item)}. If it is not yours, tell your administrator today so that it reaches the right person.",
            NoticeKind.Assigned when item.About == NoticeSubject.Action =>
                "Read it, start the work, and record it when it is done. If it is not yours, tell your administrator today so that it reaches the right person.",
            NoticeKind.ReviewAsked => $"{deliver}.",
            NoticeKind.ActionReopened => $"Read the reason. {deliver}{By(item)}.",
            NoticeKind.Assigned =>
                "Read it, start the work, and record evidence as you get it. If it is not yours, tell your administrator today so that it reaches the right person.",
            NoticeKind.Reopened => $"Read the reason, do what is missing, and submit evidence of it{By(item)}.",
            NoticeKind.Reminder or NoticeKind.Due => item.IsReview ? $"{deliver}{By(item)}." : $"{deliver}{By(item)}. {OrAskForTime}",
            NoticeKind.EvidenceRequested => "Submit a file or a statement that shows what was done, and since when.",
            NoticeKind.EvidenceReturned => "Read the reasons, put right what is missing, and submit again. The due date has not moved.",
            NoticeKind.PlanRequired =>
                $"Answer every recommendation (agreed, partly agreed, or not agreed with the reason), name a lead and a target date for each, and submit the plan{By(item)}.",
            NoticeKind.PlanReturned => $"Read the comments, change the plan and submit it again{By(item)}.",
            NoticeKind.DateAgreed or NoticeKind.DeadlineCorrected or NoticeKind.ExtensionGranted => $"{deliver}{By(item)}. Reminders count from this date.",
            NoticeKind.ExtensionRefused => $"{deliver}{By(item)}. The due date has not moved.",
            NoticeKind.TimescaleNeeded => "Propose a date that you can keep, and say why it is the right one.",
            _ => throw Unknown(item),
        };
    }

    private const string RegisterSomebody = "Check that the right people and mailboxes are recorded, so that the notices reach somebody who can act.";

    private const string OrAskForTime =
        "If you cannot, tell your oversight body now: the reason, a date that you can keep, and what keeps children safe until then.";

    private static string WhatToDoWhenLate(LetterItem item, RecipientRole role)
    {
        var words = SubjectWords.Of(item, role);
        if (role.DoesTheWork)
            return item.Due is null ? "Answer the earlier notice today, or say when you will." : item.IsReview ? $"{words.Deliver} today." : $"{words.Deliver} today. {OrAskForTime}";
        if (role == RecipientRole.ExecutiveLead)
            return $"Speak to the lead, remove what holds it up, and see that {words.Delivered}. "
                + "If more time is needed, tell the oversight body by when, and what keeps children safe until then.";
        if (role == RecipientRole.Oversight)
            return "Ask the responsible body for a date it will keep and for what keeps children safe until then, and record what you agree.";
        if (role == RecipientRole.Regulator)
            return "Follow it up with the responsible body and its oversight body, and grant or refuse an extension that was asked for.";
        return RegisterSomebody;
    }

    private static string By(LetterItem item) => item.Due is { } due ? $" by the end of {Say.Day(due)}" : "";

    private static string DueSentence(LetterItem item) => item.Due is { } due
        ? item.IsReview && item.About == NoticeSubject.Action ? $"It goes on without an end; it is looked at on {Say.Day(due)}{In(item)}." : $"It is due on {Say.Day(due)}{In(item)}."
        : "No due date has been agreed for it yet.";

    private static string In(LetterItem item) => item.DaysLeft switch
    {
        0 => ", today",
        1 => ", tomorrow",
        > 1 and { } days => $", in {Say.Count(days, "day")}",
        _ => "",
    };

    private static string After(LetterItem item) => (item.Due, item.DaysLeft) switch
    {
        (null, _) => "",
        ({ } due, < 0 and { } days) => $", {Say.Count(-days, "day")} after it was due on {Say.Day(due)}",
        ({ } due, _) => $" after it was due on {Say.Day(due)}",
    };

    private static string Nearness(LetterItem item) => item switch
    {
        { DaysLeft: 0 } => "Due today",
        { DaysLeft: 1 } => "Due tomorrow",
        { DaysLeft: > 1 and { } days } => $"Due in {Say.Count(days, "day")}",
        { DaysLeft: < 0 } => OverdueSince("Overdue", item),
        { Due: { } due } => $"Due on {PlainText.Date(due)}",
        _ => "Still open",
    };

    // The due date itself is still in time (domain.md): overdue from the start of the next day.
    private static string OverdueSince(string word, LetterItem item) =>
        item.Due is { } due ? $"{word} since {PlainText.Date(due.AddDays(1))}" : word;

    private static ArgumentOutOfRangeException Unknown(LetterItem item) => new(nameof(item), item.Kind, "No wording for this kind of notice.");
}
