using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>A person puts the proposed deadline in force; the one that held is kept, and reminders count from the new one.</summary>
public sealed record AcceptProposal(long Proposal, string By) : IRequest<Decision>;

/// <summary>A person leaves the deadline as it is.</summary>
public sealed record RejectProposal(long Proposal, string Reason, string By) : IRequest<Decision>;

/// <summary>Deadlines that would be others by what is known now.</summary>
/// <param name="State">open, accepted, rejected or overtaken; null for all.</param>
public sealed record ListProposals(string? State = "open") : IRequest<IReadOnlyList<DeadlineProposal>>;

internal sealed class ListProposalsHandler(Database database) : RequestHandler<ListProposals, IReadOnlyList<DeadlineProposal>>
{
    protected override IReadOnlyList<DeadlineProposal> Handle(ListProposals request)
    {
        using var work = database.Begin();
        return ProposalStore.All(work, request.State);
    }
}

internal sealed class RejectProposalHandler(Database database, TimeProvider clock) : RequestHandler<RejectProposal, Decision>
{
    protected override Decision Handle(RejectProposal request)
    {
        if (string.IsNullOrWhiteSpace(request.By) || string.IsNullOrWhiteSpace(request.Reason))
            return Decision.Refused("Say who leaves the deadline as it is, and why; the record needs both.");

        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var proposal = ProposalStore.Get(work, request.Proposal);
        if (proposal.State != "open")
            return Decision.Ignored($"Proposal {proposal.Id} is already {proposal.State}.");
        if (!ProposalStore.Decide(work, proposal, "rejected", now, request.By))
            return ProposalStore.Lost(proposal);
        new TimelineEntry(proposal.Subject, now, "DeadlineKept", request.By, FormattableString.Invariant($"Left the deadline at {proposal.OldDue:yyyy-MM-dd}: {request.Reason}"))
        {
            Why = request.Reason,
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}

internal sealed class AcceptProposalHandler(Database database, WorkflowRuntime runtime, SendingHours hours, TimeProvider clock) : IRequestHandler<AcceptProposal, Decision>
{
    public async Task<Decision> Handle(AcceptProposal request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.By))
            return Decision.Refused("Say who does this; the record needs a name.");

        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var proposal = ProposalStore.Get(work, request.Proposal);
        if (proposal.State != "open")
            return Decision.Ignored($"Proposal {proposal.Id} is already {proposal.State}.");
        if (Overtaken(work, proposal) is { } overtaken)
        {
            ProposalStore.Decide(work, proposal, "overtaken", now, request.By);
            work.Commit();
            return overtaken;
        }

        if (!ProposalStore.Decide(work, proposal, "accepted", now, request.By))
            return ProposalStore.Lost(proposal);

        DeadlineStore.Replace(work, proposal.On, DeadlineJson.Read(proposal.Deadline), now, request.By, $"Corrected: {proposal.Why}");
        await runtime.MoveAnchorAsync(work, proposal.Subject, new Anchor(proposal.NewDue, today), cancellationToken);
        new TimelineEntry(proposal.Subject, now, "DeadlineCorrected", request.By, FormattableString.Invariant($"Due {proposal.NewDue:yyyy-MM-dd} instead of {proposal.OldDue:yyyy-MM-dd}. {proposal.Why}"))
        {
            Why = proposal.Why,
            Before = FormattableString.Invariant($"due {proposal.OldDue:yyyy-MM-dd}"),
            After = FormattableString.Invariant($"due {proposal.NewDue:yyyy-MM-dd}"),
        }.Insert(work);
        new Notice(
            proposal.Subject, FormattableString.Invariant($"deadline-corrected-{proposal.Id}"), RecipientRole.Lead.Stored, NoticeKind.DeadlineCorrected.ToStored(), [], now, hours.EarliestFrom(now))
            .Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    /// <summary>Claims the subject's row, if it is still open and due when the proposal says.</summary>
    private static Decision? Overtaken(UnitOfWork work, DeadlineProposal proposal)
    {
        var (table, open) = proposal.On.Kind == 'P' ? ("ActionPlan", "'due'") : ("Recommendation", "'open', 'evidenceSubmitted'");
        return work.Execute(
            $"UPDATE {table} SET Version = Version + 1 WHERE Id = @Number AND DueOn IS @OldDue AND State IN ({open})", new { proposal.On.Number, proposal.OldDue }) == 1
            ? null
            : Decision.Ignored($"{proposal.Subject} has moved on since proposal {proposal.Id} was made: look at it with 'actionplans show {proposal.Subject}'.");
    }
}
