using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.FollowUp;

/// <summary>Notes a call about something in its timeline. It changes nothing else: what was promised is not done yet.</summary>
/// <param name="SpokenTo">Name, and where they work.</param>
public sealed record LogCall(SubjectId Subject, string SpokenTo, string Said, string By) : IRequest<Decision>;

internal sealed class LogCallHandler(Database database, Viewers viewers, TimeProvider clock) : RequestHandler<LogCall, Decision>
{
    protected override Decision Handle(LogCall request)
    {
        if (string.IsNullOrWhiteSpace(request.SpokenTo) || request.SpokenTo.Length > 200)
            return Decision.Refused("Say whom you spoke to, in at most 200 characters.");
        if (string.IsNullOrWhiteSpace(request.Said) || request.Said.Length > 4_000)
            return Decision.Refused("Say what was said, in at most 4,000 characters.");

        using var work = database.Begin();
        if (!viewers.Scope(work).Sees(work, request.Subject))
            throw new NotFoundException(request.Subject.ToString());
        new TimelineEntry(request.Subject.ToString(), clock.GetUtcNow(), "CallLogged", request.By, $"Call with {request.SpokenTo.Trim()}: {request.Said.Trim()}").Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
