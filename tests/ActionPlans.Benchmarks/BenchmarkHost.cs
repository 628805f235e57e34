using ActionPlans.Data;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Benchmarks;

/// <summary>The product as it is put together for an installation, with a clock of our own.</summary>
internal sealed class BenchmarkHost : IDisposable
{
    private readonly Database database;
    private readonly ServiceProvider services;

    /// <param name="connection">As the setting Database; null for a file in the folder.</param>
    public BenchmarkHost(string folder, TimeProvider clock, string? connection = null)
    {
        database = Database.At(connection, folder);
        Migrations.Apply(database, clock);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Mailbox:Folder", Path.Combine(folder, "messages"))])
            .Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddActionPlans(database, clock, configuration)
            .AddActionPlansWorker(Path.Combine(folder, "quartz.db"))
            .BuildServiceProvider();
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        Runtime = services.GetRequiredService<WorkflowRuntime>();
    }

    public Database Database => database;

    public WorkflowRuntime Runtime { get; }

    public IMediator Mediator => services.GetRequiredService<IMediator>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task WorkAsync(CancellationToken stopping) => services.WorkAsync(stopping);

    public void Dispose()
    {
        services.Dispose();
        database.Dispose();
    }
}
