using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Settings;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Whether the installation does its work, for an operator or a monitoring program.</summary>
public sealed record GetHealth : IRequest<IReadOnlyList<HealthItem>>;

/// <param name="Healthy">False: somebody has to look at it; <paramref name="Detail"/> says at what.</param>
public sealed record HealthItem(string What, bool Healthy, string Detail);

internal sealed class GetHealthHandler(Database database, SettingFile<LadderBook> ladders, SettingFile<CalendarBook> holidays, TimeProvider clock) : RequestHandler<GetHealth, IReadOnlyList<HealthItem>>
{
    /// <summary>A worker that runs looks at least every 20 seconds; much more than that means that none runs.</summary>
    private static readonly TimeSpan LagAllowed = TimeSpan.FromMinutes(15);

    protected override IReadOnlyList<HealthItem> Handle(GetHealth request)
    {
        var now = clock.GetUtcNow();
        _ = (ladders.Current, holidays.Current); // looks at the files as they are now
        using var connection = database.OpenForReading();
        var oldestTimer = Instant(connection.ExecuteScalar<long?>("SELECT min(DueAt) FROM WorkflowTimer WHERE DueAt IS NOT NULL"));
        var oldestMessage = Instant(connection.ExecuteScalar<long?>("SELECT min(NextAttemptAt) FROM Message WHERE State = 'pending'"));
        var failed = connection.ExecuteScalar<long>("SELECT count(*) FROM Message WHERE State = 'failed'");
        var faulted = connection.ExecuteScalar<long>("SELECT count(*) FROM WorkflowInstance WHERE Status = 'faulted'");
        var tasks = connection.ExecuteScalar<long>("SELECT count(*) FROM AdministratorTask WHERE DoneAt IS NULL");
        return
        [
            new HealthItem("database", true, "answers"),
            Setting(ladders.Problem ?? holidays.Problem),
            Lag("timers", oldestTimer, now),
            Lag("outbox", oldestMessage, now),
            new HealthItem("messages", failed == 0, failed == 0 ? "none failed" : $"{failed} failed: 'actionplans messages --state failed' says why"),
            new HealthItem("tasks", tasks == 0, tasks == 0 ? "none open" : $"{tasks} wait for an administrator: 'actionplans tasks' lists them"),
            new HealthItem("workflows", faulted == 0, faulted == 0 ? "none faulted" : $"{faulted} stopped on a fault: 'actionplans workflows list --status faulted' says why"),
        ];
    }

    private static HealthItem Setting(string? problem) => new("settings", problem is null, problem is null ? "in force as written" : $"{problem} What held before is still in force.");

    private static HealthItem Lag(string what, DateTimeOffset? oldest, DateTimeOffset now) => oldest is { } due && now - due > LagAllowed
        ? new HealthItem(what, false, $"the oldest has been due for {(long)(now - due).TotalMinutes} minutes: is 'actionplans work' running?")
        : new HealthItem(what, true, oldest is null ? "nothing waits" : "up to date");

    private static DateTimeOffset? Instant(long? stored) => stored is { } value ? TypeHandlers.Instant(value) : null;
}
