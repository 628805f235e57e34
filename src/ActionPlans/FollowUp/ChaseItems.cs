using ActionPlans.Data;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.FollowUp;

/// <summary>Whoever follows up asks how far things are. Each subject's lead is told, or whoever has to decide where it waits for a decision; once a day.</summary>
/// <param name="Note">What is said to all of them; null: nothing beside the question.</param>
public sealed record ChaseItems(IReadOnlyList<SubjectId> Subjects, string? Note, string By) : IRequest<ChaseResult>;

/// <param name="SendAfter">When the letters go out at the earliest.</param>
public sealed record ChaseResult(IReadOnlyList<SubjectId> Asked, IReadOnlyList<LeftOut> LeftOut, DateTimeOffset SendAfter);

internal sealed class ChaseItemsHandler(Database database, SendingHours hours, TimeProvider clock) : RequestHandler<ChaseItems, ChaseResult>
{
    protected override ChaseResult Handle(ChaseItems request)
    {
        Chase.Require(request.Subjects, request.Note);
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var (asked, leftOut) = Chase.Run(work, request.Subjects, request.Note, request.By, now, hours);
        work.Commit();
        return new ChaseResult(asked, leftOut, hours.EarliestFrom(now));
    }
}
