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
/// A year in the life of the sample reports: imported on the day they are received, with people who act on time, late, or not at all.
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
            .OrderBy(report => report.Reading.Dates.Published)
            .ToList();
        var clock = new SimulatedClock(LondonTime.At(ReceivedOn(reports[0].Reading), SendingHours.Opens));
        Migrations.Apply(database, clock);
        await using var services = new ServiceCollection().AddActionPlans(database, clock, configuration).BuildServiceProvider();
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        var passage = new Passage(
            clock, services.GetRequiredService<WorkflowRuntime>(), services.GetRequiredService<Composer>(), services.GetRequiredService<Dispatcher>());
        var mediator = services.GetRequiredService<IMediator>();
        var timeline = new List<DemoEntry>();

        foreach (var cohort in reports.GroupBy(report => ReceivedOn(report.Reading)))
        {
            await passage.UntilAsync(LondonTime.At(cohort.Key, new TimeOnly(10, 0)), cancellationToken);
            var deeds = new List<DemoDeed>();
            foreach (var (name, content, _) in cohort)
            {
                var imported = await mediator.Send(new ImportReport(name, content, cohort.Key, "Robin Ashdown"), cancellationToken);
                timeline.Add(new(clock.GetUtcNow(), $"Received and imported: {imported.Title} ({imported.Recommendations.Count} recommendations)."));
                deeds.AddRange(DemoDeed.For(imported));
            }

            foreach (var deed in deeds.OrderBy(deed => deed.On))
            {
                await passage.UntilAsync(LondonTime.At(deed.On, new TimeOnly(11, 0)), cancellationToken);
                await deed.Do(mediator, cancellationToken);
                timeline.Add(new(clock.GetUtcNow(), deed.Said));
            }

            await passage.UntilAsync(cohort.Key.AddYears(1), cancellationToken);
        }

        using var connection = database.OpenForReading();
        timeline.AddRange(connection.Query<Sending>(Sent).GroupBy(sending => sending.At).Select(morning => new DemoEntry(
            morning.Key, $"    {morning.First().Messages} messages: {string.Join(", ", morning.Select(sending => $"{sending.Notices} {sending.Kind}"))}")));
        return new DemoOutcome(
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation WHERE State = 'closed'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Message WHERE State = 'sent'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Ledger"),
            [.. timeline.OrderBy(entry => entry.At)]);
    }

    private const string Sent = """
        SELECT m.ComposedAt AS At, l.Kind, count(*) AS Notices,
               (SELECT count(*) FROM Message other WHERE other.ComposedAt = m.ComposedAt) AS Messages
        FROM Ledger l
        JOIN Message m ON m.Id = l.MessageId
        GROUP BY m.ComposedAt, l.Kind
        ORDER BY m.ComposedAt, l.Kind
        """;

    [method: ExplicitConstructor]
    private sealed record Sending(DateTimeOffset At, string Kind, long Notices, long Messages);

    private static DateOnly ReceivedOn(Reading reading) =>
        reading.Dates.Published ?? throw new InvalidOperationException($"the sample report '{reading.Title}' has no publication date");
}

/// <param name="Notices">Entries of the send-once ledger.</param>
/// <param name="Timeline">What people did and what went out, in order.</param>
public sealed record DemoOutcome(long Recommendations, long Closed, long Messages, long Notices, IReadOnlyList<DemoEntry> Timeline);

public sealed record DemoEntry(DateTimeOffset At, string What);
