using ActionPlans.Boards;
using ActionPlans.Checks;
using ActionPlans.Comments;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.People;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Access;

/// <summary>What the viewer may do today to a recommendation, an action or a risk as it stands: pages show these buttons and no others.</summary>
public sealed record ListDeeds(SubjectId Id) : IRequest<IReadOnlySet<Deed>>;

/// <summary>Something that a person can do to a thing.</summary>
public enum Deed
{
    Comment,
    HandInEvidence,

    /// <summary>Accept or return what waits.</summary>
    DecideEvidence,

    /// <summary>Before there is evidence.</summary>
    SayDone,
    TakeBackDone,
    AskExtension,

    /// <summary>Grant, refuse or counter what somebody else proposed.</summary>
    AnswerExtension,

    /// <summary>The first date of a recommendation, or a target that somebody else proposed for an action.</summary>
    AgreeDate,
    SetColour,
    ClearColour,
    Withdraw,

    /// <summary>Evidence that it has lasted.</summary>
    HandInForCheck,
    DecideCheck,
    FailCheck,
    Finish,
    Reopen,
    ProposeDate,
    Assign,
    Review,
    Close,
}

internal sealed class ListDeedsHandler(Database database, CurrentViewer current, Viewers viewers, Entitlements entitlements, TimeProvider clock)
    : RequestHandler<ListDeeds, IReadOnlySet<Deed>>
{
    protected override IReadOnlySet<Deed> Handle(ListDeeds request)
    {
        using var work = database.BeginReading();
        KnownSubject.Require(work, request.Id);
        var sight = new Sight(work, viewers.Scope(work));
        var deeds = request.Id.Kind switch
        {
            'R' => OfRecommendation(work, request.Id),
            'A' => OfAction(work, request.Id),
            'K' => OfRisk(work, request.Id),
            _ => [],
        };
        return deeds
            .Append((Deed.Comment, new AddComment(request.Id, "", By)))
            .Where(deed => current.Viewer.IsOperator || AccessRules.Allows(deed.Item2, current.Viewer, sight))
            .Select(deed => deed.Item1)
            .ToHashSet();
    }

    private string By => current.Viewer.Name;

    /// <summary>What its state lets happen, each with the request that would do it.</summary>
    private IEnumerable<(Deed, object)> OfRecommendation(UnitOfWork work, SubjectId id)
    {
        var record = RecommendationStore.Get(work, id);
        var today = LondonTime.Today(clock.GetUtcNow());
        var mayDecide = entitlements.MayDecideEvidence(work, id, place: null, By, today) is null;
        if (mayDecide && Decidable(work, id) is { } evidence)
            yield return (Deed.DecideEvidence, new AcceptEvidence(evidence, By));
        if (record.State == "closed" && CheckStore.Of(work, id).LastOrDefault() is { State: "due" } check)
        {
            yield return (Deed.HandInForCheck, new AddEvidence(check.Subject, null, [], null, By));
            if (mayDecide && Decidable(work, check.Subject) is { } confirming)
                yield return (Deed.DecideCheck, new AcceptEvidence(confirming, By));
            if (mayDecide)
                yield return (Deed.FailCheck, new FailCheck(check.Subject, "", default, By));
        }

        if (record.State is not ("open" or "evidenceSubmitted"))
            yield break;
        yield return (Deed.HandInEvidence, new AddEvidence(id, null, [], null, By));
        yield return (Deed.Withdraw, new WithdrawRecommendation(id, "", By));
        var parts = DoneStore.Of(work, id).Where(part => part.State == "open").ToList();
        if (parts.Exists(part => part.Said is null))
            yield return (Deed.SayDone, new SayDone(id, default, null, null, By));
        if (parts.Exists(part => part.Said is not null))
            yield return (Deed.TakeBackDone, new TakeBackDone(id, "", null, By));
        yield return (Deed.SetColour, new OverrideRag(id, default, "", default, By));
        if (RagStore.History(work, id).Any(set => set.ClearedAt is null))
            yield return (Deed.ClearColour, new ClearRag(id, "", By));
        if (record.DueOn is null)
            yield return (Deed.AgreeDate, new AgreeDeadline(id, default, "", By));
        else if (ExtensionStore.Of(work, id).LastOrDefault() is not { State: "asked" or "countered" } open)
            yield return (Deed.AskExtension, new AskExtension(id, default, "", "", By));
        else if (open.ProposedBy != By && entitlements.MayAnswerExtension(work, id, open.ProposedBy, By, today) is null)
            yield return (Deed.AnswerExtension, new GrantExtension(id, null, By));
    }

    private IEnumerable<(Deed, object)> OfAction(UnitOfWork work, SubjectId id)
    {
        var action = ActionStore.Get(work, id);
        if (action.State == "done")
            yield return (Deed.Reopen, new ReopenAction(id, "", By));
        if (action.State is "open" or "done")
        {
            yield return (Deed.HandInEvidence, new AddEvidence(id, null, [], null, By));
            if (Decidable(work, id) is { } evidence
                && (EvidenceSubjects.RecommendationOf(work, id) is not { } whole || entitlements.MayDecideEvidence(work, whole, place: null, By, LondonTime.Today(clock.GetUtcNow())) is null))
                yield return (Deed.DecideEvidence, new AcceptEvidence(evidence, By));
        }

        if (action.State != "open")
            yield break;
        yield return (Deed.Finish, new FinishAction(id, "", null, false, By));
        yield return (Deed.Assign, new AssignAction(id, "", null, By));
        yield return (Deed.Withdraw, new WithdrawAction(id, "", By));
        if (action.DueOn is null)
            yield return (Deed.ProposeDate, new ProposeTarget(id, "", "", By));
        if (action.Proposal is { } proposal && proposal.By != By)
            yield return (Deed.AgreeDate, new AgreeTarget(id, By));
    }

    private IEnumerable<(Deed, object)> OfRisk(UnitOfWork work, SubjectId id)
    {
        if (RiskStore.Get(work, id).State != "open")
            yield break;
        yield return (Deed.Review, new RecordReview(id, "", null, null, null, By));
        yield return (Deed.Assign, new AssignRisk(id, "", null, By));
        yield return (Deed.Close, new CloseRisk(id, "", By));
    }

    /// <summary>The newest piece that waits, if somebody else handed in all that does.</summary>
    private SubjectId? Decidable(UnitOfWork work, SubjectId id) => EvidenceStore.Waiting(work, id).All(piece => piece.AddedBy != By && piece.SubmittedBy != By)
        ? EvidenceStore.NewestWaiting(work, id, body: null)
        : null;
}
