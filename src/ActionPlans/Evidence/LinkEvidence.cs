using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>A piece that is on record already serves another subject too, where it waits for a decision of its own.</summary>
/// <param name="Body">The responsible body whose part it shows there; null: all of them.</param>
public sealed record LinkEvidence(SubjectId Evidence, SubjectId Subject, string? Body, string By) : IRequest<Decision>;

internal sealed class LinkEvidenceHandler(Database database, EvidenceSubjects subjects) : IRequestHandler<LinkEvidence, Decision>
{
    public async Task<Decision> Handle(LinkEvidence request, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var piece = EvidenceStore.Get(work, request.Evidence);
        var served = EvidenceStore.Served(work, request.Evidence);
        if (served.FirstOrDefault(other => other.Id == request.Subject) is { } already)
            return Decision.Ignored($"{request.Evidence} serves {request.Subject} already, where it is {already.State}.");
        if (served.All(other => other.State == "superseded"))
            return Decision.Refused($"{request.Evidence} was superseded: link the version that took its place.");

        var scope = EvidenceScope.Of(work, request.Subject, request.Body);
        var decision = await subjects.SubmitAsync(
            work, request.Evidence, request.Subject, scope,
            $"Handed in evidence{scope.Said} that serves {string.Join(", ", served.Select(other => other.Subject))} too: {request.Evidence}, {piece.FileName ?? "a statement"}.",
            request.By, cancellationToken);
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }
}
