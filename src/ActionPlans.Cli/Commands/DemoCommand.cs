using System.CommandLine;
using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Simulation;
using Microsoft.Extensions.Configuration;

namespace ActionPlans.Cli.Commands;

/// <summary>The main job on sample reports, a year of it in a few seconds.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER")
        {
            Description = "A new folder for the database and the messages",
            DefaultValueFactory = _ => new DirectoryInfo("actionplans-demo"),
        };
        var command = new Command("demo", "Live through a year of the sample reports in simulated time, with people acting on time and late") { folder };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = Fresh(parsed.GetRequiredValue(folder)).FullName;
            var messages = Path.Combine(path, "messages");
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([new($"{MailboxOptions.Section}:{nameof(MailboxOptions.Folder)}", messages)])
                .Build();

            using var database = Database.AtFile(Path.Combine(path, "actionplans.db"));
            var outcome = await Output.WithProgress("A year goes by…", () => Demo.RunAsync(database, configuration, cancellationToken));
            foreach (var entry in outcome.Timeline)
                Output.Line($"{Output.At(entry.At),-22} {entry.What}");
            Output.Heading(string.Create(
                CultureInfo.InvariantCulture,
                $"{Say.Count(outcome.Recommendations, "recommendation")}, {outcome.Closed} closed; {Say.Count(outcome.Notices, "notice")} went out in {Say.Count(outcome.Messages, "message")}."));
            Output.Line($"The messages lie in {messages}, one .eml file each.");
            Output.Line($"Look around: dotnet run --project src/ActionPlans.Cli -- status --data {path}");
            Output.Line($"             dotnet run --project src/ActionPlans.Cli -- show R1 --data {path}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A demonstration never touches a folder that holds something.</summary>
    private static DirectoryInfo Fresh(DirectoryInfo wanted)
    {
        for (var number = 1; ; number++)
        {
            var folder = number == 1 ? wanted : new DirectoryInfo(string.Create(CultureInfo.InvariantCulture, $"{wanted.FullName}-{number}"));
            if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
                continue;
            folder.Create();
            return folder;
        }
    }
}
