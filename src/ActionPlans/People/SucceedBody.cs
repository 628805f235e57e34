using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.People;

/// <summary>Another body takes over. Counts before what the register of organisations says; printed names stay as they are.</summary>
/// <param name="On">The first day on which the successor answers, Europe/London.</param>
public sealed record SucceedBody(string Body, string Successor, DateOnly On, string By) : IRequest;

internal sealed class SucceedBodyHandler(Database database, TimeProvider clock) : RequestHandler<SucceedBody>
{
    protected override void Handle(SucceedBody request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var (body, name) = Bodies.GetOrAdd(work, request.Body, "other", now, request.By);
        var (successor, successorName) = Bodies.GetOrAdd(work, request.Successor, work.Scalar<string>("SELECT Role FROM Body WHERE Id = @body", new { body })!, now, request.By);
        if (successor == body || Successions.Path(work, successorName, DateOnly.MaxValue).Any(later => later.To.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new RefusedException($"{successorName} cannot take over from {name}, which takes over from it: correct that one first ('actionplans bodies list')");

        var before = work.QueryFirst<string>("SELECT b.Name || ' on ' || s.OnDate FROM Succession s JOIN Body b ON b.Id = s.SuccessorBodyId WHERE s.BodyId = @body", new { body });
        work.Execute(
            """
            INSERT INTO Succession (BodyId, SuccessorBodyId, OnDate) VALUES (@body, @successor, @On)
            ON CONFLICT (BodyId) DO UPDATE SET SuccessorBodyId = excluded.SuccessorBodyId, OnDate = excluded.OnDate
            """,
            new { body, successor, request.On });
        new TimelineEntry(
            $"body {name}", now, "succession-registered", request.By, FormattableString.Invariant($"{successorName} takes over from {name} on {request.On:yyyy-MM-dd}."))
        {
            Before = before,
            After = FormattableString.Invariant($"{successorName} on {request.On:yyyy-MM-dd}"),
        }.Insert(work);
        work.Commit();
    }
}
