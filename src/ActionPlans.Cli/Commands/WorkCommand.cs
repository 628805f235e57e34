using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionPlans.Cli.Commands;

/// <summary>The worker: rings timers and sends messages.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Do what is due now, then end (for a scheduler of your own)" };
        var command = new Command("work", "Work off timers and send messages until stopped (Ctrl+C)") { once };
        command.Does(async (parsed, cancellationToken) =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data).FullName;
            using var folder = DataFolder.Open(parsed, services => services
                .AddActionPlansWorker(Path.Combine(data, "quartz.db"))
                .AddLogging(logging => logging
                    .AddSimpleConsole(console =>
                    {
                        console.SingleLine = true;
                        console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
                    })
                    .AddFilter("Quartz", LogLevel.Warning)));
            if (parsed.GetValue(once))
                return await OnceAsync(folder, cancellationToken);

            Output.Line($"Working in {folder.Path}; messages go to {folder.MessagesTarget}. Ctrl+C stops after what is in hand.");
            await folder.Get<IServiceProvider>().WorkAsync(cancellationToken);
            Output.Line("Stopped; nothing is left half done.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> OnceAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var round = await folder.Get<WorkRound>().RunAsync(cancellationToken);
        Output.Line($"{Say.Count(round.Timers, "timer")}, {Say.Count(round.Composed, "message")} composed, {round.Delivered} delivered.");
        return ExitCode.Done;
    }
}
