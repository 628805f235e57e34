using System.Globalization;

namespace ActionPlans.Mailboxes;

/// <summary>Whether a notice still applies when it is about to be sent: closures, extensions and submissions overtake it.</summary>
internal static class NoticeRelevance
{
    /// <summary>
    /// Whom a notice is for by now. While evidence waits, the lead has done their part: what would chase the lead asks the reviewer for
    /// a decision instead, so that nothing overdue falls silent.
    /// </summary>
    public static (string Role, string Template) Redirected(string role, string template, NoticeSubjectRow subject) =>
        subject.State == "evidenceSubmitted" && role == RecipientRole.Lead.Stored && NoticeKinds.Parse(template) is NoticeKind.Overdue or NoticeKind.Chase or NoticeKind.AskedAfter
            ? (RecipientRole.Oversight.Stored, NoticeKind.EvidenceSubmitted.ToStored())
            : (role, template);

    /// <summary>Why it is not sent; null when it is.</summary>
    /// <param name="step">A step of the ladder carries the date it was counted from: "remind-7@2012-10-27".</param>
    public static string? WhyDropped(string template, string step, NoticeSubjectRow subject)
    {
        var kind = NoticeKinds.Parse(template);
        var asksForWork = kind.WaitsForDigest() || kind is NoticeKind.AskedAfter or NoticeKind.Assigned or NoticeKind.PlanRequired or NoticeKind.EvidenceRequested
            or NoticeKind.ExtensionAsked or NoticeKind.ExtensionCountered or NoticeKind.TargetProposed
            or NoticeKind.TaskRaised;
        if (!asksForWork)
            return null;

        if (subject.State is "closed" or "accepted" or "withdrawn" or "submitted" or "done" or "passed" or "failed")
            return $"{subject.Subject} is {subject.State} by now";
        if (subject.State == "evidenceSubmitted" && kind is NoticeKind.Reminder or NoticeKind.Due)
            return "evidence was submitted and waits for a decision";
        if (kind.WaitsForDigest() && !step.EndsWith("@" + subject.RingsFor?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            return "the due date was changed meanwhile";
        return null;
    }
}
