using System.CommandLine;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Cli;

/// <summary>An installation: a folder with the settings (actionplans.json) and, by default, the database and the messages.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly ServiceProvider services;

    private DataFolder(string path, IConfiguration configuration, Database database, TimeProvider clock, Action<IServiceCollection>? more)
    {
        Path = path;
        Database = database;
        Migrations.Apply(database, clock);
        var collection = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddActionPlans(database, clock, configuration);
        more?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        services.GetRequiredService<SettingsTrail>().Record();
    }

    public string Path { get; }

    public Database Database { get; }

    public IMediator Mediator => services.GetRequiredService<IMediator>();

    /// <summary>Where messages go, in words.</summary>
    public string MessagesTarget => services.GetRequiredService<MailboxOptions>() is { SmtpHost: { } host } ? host : MessagesFolder;

    public string MessagesFolder => services.GetRequiredService<MailboxOptions>().Folder;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>The folder given with --data, made if it is missing.</summary>
    public static DataFolder Open(ParseResult parsed, Action<IServiceCollection>? more = null) =>
        Open(parsed.GetRequiredValue(CommonOptions.Data).FullName, TimeProvider.System, more);

    public static DataFolder Open(string path, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var (configuration, database) = Find(path);
        return new DataFolder(path, configuration, database, database.Clock(clock), more);
    }

    /// <summary>The database, as it is.</summary>
    public static (IConfiguration Configuration, Database Database) Find(string path)
    {
        Directory.CreateDirectory(path);
        var configuration = new ConfigurationBuilder().AddDataFolder(path).Build();
        return (configuration, Database.At(configuration[Database.Setting], path));
    }

    public void Dispose()
    {
        services.Dispose();
        Database.Dispose();
    }
}
