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
    /// <param name="progress">Told what happens, line by line, as it happens in simulated time.</param>
    public static async Task<DemoOutcome> RunAsync(
        Database database, IConfiguration configuration, Action<DateOnly, string> progress, CancellationToken cancellationToken)
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

        foreach (var cohort in reports.GroupBy(report => ReceivedOn(report.Reading)))
        {
            await passage.UntilAsync(LondonTime.At(cohort.Key, new TimeOnly(10, 0)), cancellationToken);
            var deeds = new List<DemoDeed>();
            foreach (var (name, content, _) in cohort)
            {
                var imported = await mediator.Send(new ImportReport(name, content, cohort.Key, "Robin Ashdown"), cancellationToken);
                progress(cohort.Key, $"Received and imported: {imported.Title} ({imported.Recommendations.Count} recommendations).");
                deeds.AddRange(DemoDeed.For(imported));
            }

            foreach (var deed in deeds.OrderBy(deed => deed.On))
            {
                await passage.UntilAsync(LondonTime.At(deed.On, new TimeOnly(11, 0)), cancellationToken);
                await deed.Do(mediator, cancellationToken);
                progress(deed.On, deed.Said);
            }

            var yearLater = cohort.Key.AddYears(1);
            await passage.UntilAsync(yearLater, cancellationToken);
            progress(yearLater, "A year later.");
        }

        using var connection = database.OpenForReading();
        return new DemoOutcome(
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Recommendation WHERE State = 'closed'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Message WHERE State = 'sent'"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM Ledger"));
    }

    private static DateOnly ReceivedOn(Reading reading) =>
        reading.Dates.Published ?? throw new InvalidOperationException($"the sample report '{reading.Title}' has no publication date");
}

/// <param name="Notices">Entries of the send-once ledger.</param>
public sealed record DemoOutcome(long Recommendations, long Closed, long Messages, long Notices);
