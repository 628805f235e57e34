namespace ActionPlans.Mailboxes;

/// <summary>The commands that do what a notice asks for.</summary>
internal static class NoticeCommands
{
    public static IReadOnlyList<string> For(NoticeKind kind, string subject) => kind switch
    {
        NoticeKind.PlanRequired => [$"actionplans show {subject}", $"actionplans plan submit {subject}"],
        NoticeKind.PlanSubmitted => [$"actionplans plan accept {subject}", $"actionplans plan return {subject} --reason \"…\""],
        NoticeKind.EvidenceSubmitted => [$"actionplans show {subject}", "actionplans evidence accept E…"],
        NoticeKind.TaskRaised => ["actionplans tasks", $"actionplans tasks done {subject}"],
        NoticeKind.EvidenceAccepted or NoticeKind.PlanAccepted or NoticeKind.Withdrawn => [],
        NoticeKind.ExtensionAsked or NoticeKind.ExtensionCountered =>
        [
            $"actionplans extension grant {subject}",
            $"actionplans extension refuse {subject} --reason \"…\"",
            $"actionplans extension counter {subject} --to DATE --reason \"…\"",
        ],
        NoticeKind.TimescaleNeeded => [$"actionplans deadline agree {subject} --on DATE --reason \"…\""],
        _ when subject[0] == 'P' => [$"actionplans plan submit {subject}"],
        _ => [$"actionplans evidence add {subject} FILE"],
    };
}
