using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>What waits for an administrator, oldest first.</summary>
/// <param name="All">Those that are done as well.</param>
public sealed record ListTasks(bool All) : IRequest<IReadOnlyList<TaskSummary>>;

/// <param name="Kind">Stored: unreachable, mailbox-failed, delivery-failed, succession-unclear, calendar-ends.</param>
/// <param name="Subject">What it is about: a role at a body, an address, a body.</param>
/// <param name="DoneAt">Null: open.</param>
public sealed record TaskSummary(SubjectId Id, string Kind, string Subject, string Text, DateTimeOffset RaisedAt, DateTimeOffset? DoneAt, string? DoneBy);

internal sealed class ListTasksHandler(Database database) : RequestHandler<ListTasks, IReadOnlyList<TaskSummary>>
{
    protected override IReadOnlyList<TaskSummary> Handle(ListTasks request)
    {
        using var connection = database.OpenForReading();
        return [.. connection.Query<TaskRow>(
                "SELECT Id, Kind, Subject, Text, RaisedAt, DoneAt, DoneBy FROM AdministratorTask WHERE @All = 1 OR DoneAt IS NULL ORDER BY Id", new { request.All })
            .Select(task => new TaskSummary(SubjectId.Task(task.Id), task.Kind, task.Subject, task.Text, task.RaisedAt, task.DoneAt, task.DoneBy))];
    }

    [method: ExplicitConstructor]
    private sealed record TaskRow(long Id, string Kind, string Subject, string Text, DateTimeOffset RaisedAt, DateTimeOffset? DoneAt, string? DoneBy);
}
