using ActionPlans.Boards;
using ActionPlans.Checks;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Evidence;

/// <summary>What evidence does to the thing that it is for. All of it is written into the caller's transaction.</summary>
internal sealed class EvidenceSubjects(MoveRecommendation move, ActionCompletion completion, WorkflowRuntime runtime, SendingHours hours, TimeProvider clock)
{
    /// <summary>A piece waits for a decision about a subject from now on.</summary>
    /// <param name="said">For the timeline.</param>
    /// <param name="laterVersion">It is to take the place of a piece that was handed in before, and perhaps accepted.</param>
    public Task<Decision> SubmitAsync(
        UnitOfWork work, SubjectId evidence, SubjectId subject, EvidenceScope scope, string said, string by, CancellationToken cancellationToken,
        bool laterVersion = false, string? why = null) =>
        subject.Kind == 'R' && !(laterVersion && IsClosed(work, subject, scope))
            ? move.RunAsync(
                work, subject,
                new RecommendationMove("EvidenceSubmitted", by, said, parts => parts.SubmitEvidence(scope.Place, by), why)
                {
                    Rows = (_, now) => EvidenceStore.Serve(work, evidence, subject, scope.BodyId, now, by),
                },
                cancellationToken)
            : SubmitBesideAsync(work, evidence, subject, scope, said, by, why, cancellationToken);

    /// <summary>What waits for a subject is accepted or returned.</summary>
    /// <param name="state">"accepted" or "rejected".</param>
    public Task<Decision> DecideAsync(
        UnitOfWork work, SubjectId subject, EvidenceScope scope, string state, string said, string by, string? reason, CancellationToken cancellationToken) =>
        subject.Kind == 'R' && !IsClosed(work, subject, scope)
            ? move.RunAsync(
                work, subject,
                new RecommendationMove(
                    state == "accepted" ? "EvidenceAccepted" : "EvidenceRejected", by, said,
                    parts => state == "accepted" ? parts.AcceptEvidence(scope.Place, by) : parts.ReturnEvidence(scope.Place, by, reason ?? ""), reason)
                {
                    Rows = (_, now) => EvidenceStore.Decide(work, subject, scope.BodyId, state, now, by, reason),
                },
                cancellationToken)
            : DecideBesideAsync(work, subject, scope, state, said, by, reason, cancellationToken);

    /// <summary>The recommendation that a subject belongs to; null for an action of a board's own plan.</summary>
    public static SubjectId? RecommendationOf(UnitOfWork work, SubjectId subject) => subject.Kind switch
    {
        'R' => subject,
        'S' => CheckStore.Get(work, subject).Recommendation,
        'A' when work.Scalar<long?>("SELECT RecommendationId FROM Action WHERE Id = @Number", new { subject.Number }) is { } id => SubjectId.Recommendation(id),
        _ => null,
    };

    /// <summary>Evidence that moves no recommendation: for an action or a check, or a later version of what closed a recommendation.</summary>
    private async Task<Decision> SubmitBesideAsync(
        UnitOfWork work, SubjectId evidence, SubjectId subject, EvidenceScope scope, string said, string by, string? why, CancellationToken cancellationToken)
    {
        RequireOpen(work, subject);
        var decision = RecommendationStatus.Open.SubmitEvidence(by).Decision;
        if (!decision.IsAccepted)
            return decision;

        var now = clock.GetUtcNow();
        EvidenceStore.Serve(work, evidence, subject, scope.BodyId, now, by);
        new TimelineEntry(subject.ToString(), now, "EvidenceSubmitted", by, said) { Why = why }.Insert(work);
        if (subject.Kind == 'S')
            await runtime.HappenAsync(work, subject.ToString(), "EvidenceSubmitted", payload: null, cancellationToken);
        Tell(work, subject, $"evidence-submitted-{evidence}", RecipientRole.Oversight, NoticeKind.EvidenceSubmitted, now);
        return Decision.Accepted;
    }

    private async Task<Decision> DecideBesideAsync(
        UnitOfWork work, SubjectId subject, EvidenceScope scope, string state, string said, string by, string? reason, CancellationToken cancellationToken)
    {
        var waiting = EvidenceStore.Waiting(work, subject);
        var status = new RecommendationStatus(
            waiting.Count == 0 ? RecommendationState.Open : RecommendationState.EvidenceSubmitted, [.. waiting.SelectMany(piece => new[] { piece.AddedBy, piece.SubmittedBy })]);
        var decision = (state == "accepted" ? status.AcceptEvidence(by) : status.ReturnEvidence(by, reason ?? "")).Decision;
        if (!decision.IsAccepted)
            return decision;

        var now = clock.GetUtcNow();
        var newest = EvidenceStore.NewestWaiting(work, subject, scope.BodyId);
        EvidenceStore.Decide(work, subject, scope.BodyId, state, now, by, reason);
        var happening = state == "accepted" ? "EvidenceAccepted" : "EvidenceRejected";
        new TimelineEntry(subject.ToString(), now, happening, by, said) { Why = reason }.Insert(work);
        if (subject.Kind == 'S')
        {
            var check = CheckStore.Get(work, subject);
            if (state == "accepted" && !CheckStore.Decide(work, check, "passed", now, by, reason: null))
                return Decision.Ignored(check.State == "due" ? $"somebody else decided about {subject} at the same moment: look at it again with 'actionplans show {subject}'" : $"{subject} is already {check.State}.");
            await runtime.HappenAsync(work, subject.ToString(), state == "accepted" ? "CheckPassed" : happening, payload: null, cancellationToken);
        }

        if (subject.Kind == 'A' && state == "accepted" && newest is { } shown
            && await completion.EvidencedAsync(work, subject, shown, by, cancellationToken) is { IsAccepted: false } refused)
            return refused;

        Tell(work, subject, $"{happening}-{newest}", RecipientRole.Lead, state == "accepted" ? NoticeKind.EvidenceAccepted : NoticeKind.EvidenceReturned, now);
        return Decision.Accepted;
    }

    private void Tell(UnitOfWork work, SubjectId subject, string step, RecipientRole role, NoticeKind kind, DateTimeOffset now)
    {
        if (subject.Kind == 'R')
            new Notice(subject.ToString(), step, role.Stored, kind.ToStored(), [], now, hours.EarliestFrom(now)).Insert(work);
    }

    private static bool IsClosed(UnitOfWork work, SubjectId subject, EvidenceScope scope)
    {
        RecommendationStore.Get(work, subject);
        return RecommendationStore.Bodies(work, subject).Where((_, place) => scope.Place is null || scope.Place == place).All(part => part.State == "closed");
    }

    /// <exception cref="RefusedException">The action or check does not exist, or needs no evidence any more.</exception>
    private static void RequireOpen(UnitOfWork work, SubjectId subject)
    {
        if (subject.Kind == 'S' && CheckStore.Get(work, subject) is { State: not "due" } check)
            throw new RefusedException($"{subject} is already {check.State}: it needs no evidence");
        if (subject.Kind != 'A')
            return;
        var state = work.Scalar<string>("SELECT State FROM Action WHERE Id = @Number", new { subject.Number })
            ?? throw new RefusedException($"there is no action {subject}: 'actionplans show P…' lists a plan's actions");
        if (state == "withdrawn")
            throw new RefusedException($"{subject} was withdrawn: it needs no evidence");
    }
}
