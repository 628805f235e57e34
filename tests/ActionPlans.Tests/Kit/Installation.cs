using System.Text;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using ActionPlans.Simulation;
using Dapper;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Tests.Kit;

/// <summary>The whole product on a fresh folder and a clock that the test moves: real database, real workflows, real messages in a folder.</summary>
internal sealed class Installation : IDisposable
{
    /// <summary>Hands things in.</summary>
    public const string Lead = "Robin Ashdown";

    /// <summary>Decides about them.</summary>
    public const string Reviewer = "Priya Calder";

    private readonly TempFolder folder = new();
    private readonly Dictionary<string, string?> settings;
    private readonly string definitions;
    private ServiceProvider services = null!;
    private TestDatabase? server;

    private Installation(SimulatedClock clock, Dictionary<string, string?> settings, string definitions)
    {
        Clock = clock;
        this.definitions = definitions;
        this.settings = settings;
        settings.TryAdd($"{MailboxOptions.Section}:{nameof(MailboxOptions.Folder)}", folder["messages"]);
        Start();
    }

    public SimulatedClock Clock { get; }

    public Database Database { get; private set; } = null!;

    public string Folder => folder.Path;

    public string DatabaseFile => folder["actionplans.db"];

    public IMediator Mediator => Get<IMediator>();

    /// <summary>With the calendar and the ladders of the start; what is asked for anew has those of that moment.</summary>
    public WorkflowRuntime Runtime { get; private set; } = null!;

    public WorkRound Round => Get<WorkRound>();

    public DateOnly Today => LondonTime.Today(Clock.GetUtcNow());

    /// <summary>The messages in the folder, by the time of writing and the recipient.</summary>
    public IReadOnlyList<FolderMessage> Messages => Directory.Exists(folder["messages"])
        ? [.. Directory.EnumerateFiles(folder["messages"], "*.eml").Order(StringComparer.Ordinal).Select(FolderMessage.Read)]
        : [];

    /// <summary>Opens at this day and time, Europe/London.</summary>
    /// <param name="settings">What an administrator would write into actionplans.json.</param>
    /// <param name="definitions">The folder of workflow definitions; null for those shipped.</param>
    public static Installation At(DateOnly day, TimeOnly? time = null, Dictionary<string, string?>? settings = null, string? definitions = null) => new(
        new SimulatedClock(LondonTime.At(day, time ?? SendingHours.Opens)), settings ?? [], definitions ?? WorkflowDefinitions.ShippedFolder);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>What is left is what the process left: a new one opens the same folder.</summary>
    public void Restart()
    {
        Stop();
        Start();
    }

    /// <summary>Imports on the clock's day, as received then.</summary>
    public Task<ImportedReport> ImportAsync(FictionalReport report, DateOnly? received = null) =>
        Mediator.Send(new ImportReport("report.txt", report.ToBytes(), received ?? Today, Lead));

    /// <summary>Lives on until 00:00 of the day, Europe/London, with a worker that never sleeps.</summary>
    public Task LiveUntilAsync(DateOnly day) => LiveUntilAsync(day, TimeOnly.MinValue);

    public Task LiveUntilAsync(DateOnly day, TimeOnly time) =>
        new Passage(Clock, Runtime, Get<Composer>(), Get<Dispatcher>()).UntilAsync(LondonTime.At(day, time), CancellationToken.None);

    /// <summary>Time passes and nobody works.</summary>
    public void SleepUntil(DateOnly day, TimeOnly? time = null) => Clock.MoveTo(LondonTime.At(day, time ?? SendingHours.Opens));

    /// <summary>Works off what is due at the clock's time, once.</summary>
    public Task<WorkDone> WorkAsync() => Round.RunAsync(CancellationToken.None);

    /// <summary>Hands in a statement.</summary>
    public Task<AddedEvidence> HandInAsync(string recommendation, string statement = "The audit shows that this is done in every team.", string by = Lead) =>
        Mediator.Send(new AddEvidence(SubjectId.Parse(recommendation, "R"), null, Encoding.UTF8.GetBytes(statement), null, by));

    public Task<SubjectDetails> ShowAsync(string subject) => Mediator.Send(new ShowSubject(SubjectId.Parse(subject, SubjectId.Tracked)));

    public IReadOnlyList<T> Rows<T>(string sql, object? parameters = null)
    {
        using var connection = Database.OpenForReading();
        return connection.Query<T>(sql, parameters).AsList();
    }

    public long Count(string sql, object? parameters = null) => Rows<long>(sql, parameters)[0];

    public void Execute(string sql, object? parameters = null)
    {
        using var work = Database.Begin();
        work.Execute(sql, parameters);
        work.Commit();
    }

    /// <summary>As somebody with a database tool would.</summary>
    public void DropTrigger(string table, string trigger)
    {
        using var work = Database.Begin();
        work.Script($"DROP TRIGGER IF EXISTS {trigger}{(Database.Dialect.Folder == "postgresql" ? $" ON {table}" : "")}");
        work.Commit();
    }

    public void Dispose()
    {
        Stop();
        server?.Dispose();
        folder.Dispose();
    }

    private void Start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Database = TestDatabase.Open(DatabaseFile, ref server);
        Migrations.Apply(Database, Clock);
        services = new ServiceCollection()
            .AddActionPlans(Database, Clock, configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        Get<WorkflowDefinitions>().PublishFolder(definitions);
        Runtime = Get<WorkflowRuntime>();
        Get<SettingsTrail>().Record();
    }

    private void Stop()
    {
        services.Dispose();
        Database.Dispose();
    }
}
