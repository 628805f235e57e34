using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.People;

/// <summary>An administrator has put it right. Should it still be wrong, it is raised again when it is next met.</summary>
public sealed record FinishTask(SubjectId Task, string By) : IRequest<Decision>;

internal sealed class FinishTaskHandler(Database database, TimeProvider clock) : RequestHandler<FinishTask, Decision>
{
    protected override Decision Handle(FinishTask request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        if (work.Scalar<long>("SELECT count(*) FROM AdministratorTask WHERE Id = @Number", new { request.Task.Number }) == 0)
            throw new RefusedException($"there is no task {request.Task}: 'actionplans tasks' lists them");
        if (work.Execute(
                "UPDATE AdministratorTask SET DoneAt = @now, DoneBy = @By, Version = Version + 1 WHERE Id = @Number AND DoneAt IS NULL",
                new { now, request.By, request.Task.Number }) == 0)
            return Decision.Ignored($"{request.Task} was done before");
        new TimelineEntry(request.Task.ToString(), now, "task-done", request.By, $"{request.Task} is done.") { Before = "open", After = "done" }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
