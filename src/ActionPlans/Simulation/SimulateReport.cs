using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Reports;
using ActionPlans.Runtime;
using Dapper;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Simulation;

/// <summary>
/// Every message that would go out for a report if nobody did anything, from the day it is received. The same code as in real life, on a
/// database in memory and a clock that is moved: nothing is stored and nothing is sent.
/// </summary>
public static class SimulateReport
{
    /// <param name="until">The last day that is simulated, inclusive.</param>
    /// <exception cref="RefusedException">The report's dates contradict each other, or the days are in the wrong order.</exception>
    public static async Task<IReadOnlyList<SimulatedMessage>> RunAsync(
        string fileName, byte[] content, DateOnly received, DateOnly until, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (until < received)
            throw new RefusedException($"--until {until:yyyy-MM-dd} is before --received {received:yyyy-MM-dd}: give a later day");

        using var database = Database.InMemory();
        var clock = new SimulatedClock(LondonTime.At(received, SendingHours.Opens));
        Migrations.Apply(database, clock);
        await using var services = new ServiceCollection().AddActionPlans(database, clock, configuration).BuildServiceProvider();
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);

        await services.GetRequiredService<IMediator>().Send(new ImportReport(fileName, content, received, "simulation"), cancellationToken);
        await new Passage(clock, services.GetRequiredService<WorkflowRuntime>(), services.GetRequiredService<Composer>(), dispatcher: null)
            .UntilAsync(until.AddDays(1), cancellationToken);

        using var connection = database.OpenForReading();
        return [.. connection.Query<SimulatedMessage>(Messages)];
    }

    private const string Messages = """
        SELECT m.ComposedAt AS At, m.Recipient AS "To", m.Role, l.Kind, m.Subject, l.Subject AS About, r.Ordinal AS Recommendation, l.Step, l.Why, m.Id AS MessageId
        FROM Ledger l
        JOIN Message m ON m.Id = l.MessageId
        LEFT JOIN Recommendation r ON 'R' || r.Id = l.Subject
        ORDER BY m.ComposedAt, m.Recipient, l.Subject, l.Step
        """;
}

/// <summary>One notice as it would go out; notices with the same <paramref name="MessageId"/> go out in one message.</summary>
/// <param name="Subject">The message's subject line.</param>
/// <param name="About">The recommendation or plan: "R3", "P1".</param>
/// <param name="Recommendation">The recommendation's place in the report, from 1; null for the plan.</param>
[method: ExplicitConstructor]
public sealed record SimulatedMessage(
    DateTimeOffset At, string To, string Role, string Kind, string Subject, string About, long? Recommendation, string Step, string Why, string MessageId);
