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
/// The life of the sample reports: each imported on the day it is received, with people who act on time, late, or not within the year.
/// Everything is real but the clock: the database, the workflows, the messages in the folder.
/// </summary>
public static class Demo
{
    /// <summary>The fictional reports that come with the program.</summary>
    public static string SamplesFolder => Path.Combine(AppContext.BaseDirectory, "Samples", "Reports");

    /// <param name="database">Empty.</param>
    public static async Task<DemoOutcome> RunAsync(
        Database database, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var reports = Directory.EnumerateFiles(SamplesFolder, "*.txt")
            .Select(path => (Name: Path.GetFileName(path), Content: File.ReadAllBytes(path)))
            .Select(file => (file.Name, file.Content, Reading: ReportReader.Read(ReportFile.FromBytes(file.Content, file.Name))))
            .Where(report => report.Reading.Recommendations.Count + report.Reading.PlanRows.Count > 0)
            .OrderBy(report => ReceivedOn(report.Reading))
            .ToList();
        var clock = new SimulatedClock(LondonTime.At(ReceivedOn(reports[0].Reading), SendingHours.Opens));
        Migrations.Apply(database, clock);
        await using var services = new ServiceCollection().AddActionPlans(database, clock, configuration).BuildServiceProvider();
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        var passage = new Passage(
            clock, services.GetRequiredService<WorkflowRuntime>(), services.GetRequiredService<Composer>(), services.GetRequiredService<Dispatcher>());
        var mediator = services.GetRequiredService<IMediator>();

        var timeline = new List<DemoEntry>();
        var agenda = new PriorityQueue<Func<Task>, (DateOnly On, int Order)>();
        foreach (var (name, content, reading) in reports)
        {
            var received = ReceivedOn(reading);
            Plan(received, async () =>
            {
                var imported = await mediator.Send(new ImportReport(name, content, received, DemoDeed.Lead), cancellationToken);
                foreach (var deed in DemoDeed.For(imported).Concat(DemoBoardDeed.For(imported)))
                    Plan(deed.On, () => DoAsync(deed));
                return $"Received and imported: {imported.Title} ({(imported.Actions.Count > 0 ? $"{Say.Count(imported.Actions.Count, "action")}, {Say.Count(imported.Risks.Count, "risk")}" : Say.Count(imported.Recommendations.Count, "recommendation"))}).";
            });
        }

        while (agenda.TryDequeue(out var next, out var when))
        {
            await passage.UntilAsync(LondonTime.At(when.On, new TimeOnly(11, 0)), cancellationToken);
            await next();
        }

        await passage.UntilAsync(ReceivedOn(reports[^1].Reading).AddYears(1), cancellationToken);

        async Task<string> DoAsync(DemoDeed deed)
        {
            await deed.Do(mediator, cancellationToken);
            return deed.Said;
        }

        void Plan(DateOnly on, Func<Task<string>> what) =>
            agenda.Enqueue(async () => timeline.Add(new DemoEntry(clock.GetUtcNow(), await what())), (on, agenda.Count));

        using var connection = database.OpenForReading();
        timeline.AddRange(connection.Query<Sending>(Sent)
            .GroupBy(sending => Month(sending.At))
            .Select(month => new DemoEntry(
                month.Max(sending => sending.At),
                $"    Messages in {month.Key:MMMM yyyy}: {string.Join(", ", month.GroupBy(sending => sending.Kind).Select(kind => $"{kind.Sum(sending => sending.Notices)} {kind.Key}"))}.")));
        return new DemoOutcome(
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation WHERE State = 'closed'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Message WHERE State = 'sent'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Ledger"),
            [.. timeline.OrderBy(entry => entry.At)]);
    }

    private const string Sent = """
        SELECT m.ComposedAt AS At, l.Kind, count(*) AS Notices
        FROM Ledger l
        JOIN Message m ON m.Id = l.MessageId
        GROUP BY m.ComposedAt, l.Kind
        ORDER BY m.ComposedAt, l.Kind
        """;

    [method: ExplicitConstructor]
    private sealed record Sending(DateTimeOffset At, string Kind, long Notices);

    private static DateOnly Month(DateTimeOffset at)
    {
        var day = LondonTime.Today(at);
        return new DateOnly(day.Year, day.Month, 1);
    }

    /// <summary>The sample of a board's plan prints no day of publication, only a month; this is the first of the next one.</summary>
    private static readonly DateOnly BoardPlanCame = new(2013, 7, 1);

    /// <summary>On the day of publication; a letter that prints none is taken to come eight weeks after the visit.</summary>
    private static DateOnly ReceivedOn(Reading reading) => reading.Dates.Published ?? reading.Dates.InspectionTo?.AddDays(56) ?? BoardPlanCame;
}

/// <param name="Notices">Entries of the send-once ledger.</param>
/// <param name="Timeline">What people did and what went out, in order.</param>
public sealed record DemoOutcome(long Recommendations, long Closed, long Messages, long Notices, IReadOnlyList<DemoEntry> Timeline);

public sealed record DemoEntry(DateTimeOffset At, string What);
