namespace ActionPlans.Mailboxes;

/// <summary>The commands that do what a notice asks for.</summary>
internal static class NoticeCommands
{
    public static IReadOnlyList<string> For(NoticeKind kind, string subject) => kind switch
    {
        NoticeKind.PlanRequired => [$"actionplans plan draft {subject}", $"actionplans plan submit {subject}"],
        NoticeKind.PlanSubmitted or NoticeKind.AmendmentSubmitted => [$"actionplans plan accept {subject}", $"actionplans plan return {subject} --reason \"…\""],
        NoticeKind.EvidenceSubmitted when subject[0] == 'S' =>
            [$"actionplans show {subject}", "actionplans evidence accept E…", $"actionplans check fail {subject} --due DATE --reason \"…\""],
        NoticeKind.EvidenceSubmitted => [$"actionplans show {subject}", "actionplans evidence accept E…"],
        NoticeKind.Handover => ["actionplans status"],
        NoticeKind.TaskRaised => ["actionplans tasks", $"actionplans tasks done {subject}"],
        NoticeKind.EvidenceAccepted or NoticeKind.PartAccepted or NoticeKind.PlanAccepted or NoticeKind.AmendmentAccepted or NoticeKind.Withdrawn => [],
        NoticeKind.ExtensionAsked or NoticeKind.ExtensionCountered =>
        [
            $"actionplans extension grant {subject}",
            $"actionplans extension refuse {subject} --reason \"…\"",
            $"actionplans extension counter {subject} --to DATE --reason \"…\"",
        ],
        NoticeKind.TimescaleNeeded when subject[0] == 'A' => [$"actionplans action propose {subject} --target \"31 March 2014\" --reason \"…\""],
        NoticeKind.TimescaleNeeded => [$"actionplans deadline agree {subject} --on DATE --reason \"…\""],
        NoticeKind.TargetProposed => [$"actionplans show {subject}", $"actionplans action agree {subject}", $"actionplans action propose {subject} --target \"…\" --reason \"…\""],
        _ when subject[0] == 'A' => [$"actionplans action done {subject} --note \"…\""],
        _ when subject[0] == 'K' => [$"actionplans risk review {subject} --note \"…\" --impact high|medium|low --next DATE"],
        _ when subject[0] == 'P' => [$"actionplans plan submit {subject}"],
        _ => [$"actionplans evidence add {subject} FILE"],
    };
}
