using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Seeding;

namespace ActionPlans.Cli.Commands;

/// <summary>Fills an installation with made-up reports, for trials of its size.</summary>
internal static class SeedCommand
{
    private const int Most = 5_000_000;

    public static Command Create()
    {
        var recommendations = new Option<int>("--recommendations") { Description = "How many recommendations", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same number makes the same reports", DefaultValueFactory = _ => 1 };
        var command = new Command("seed", "Fill a data folder with made-up reports, to try how it copes with many") { recommendations, seed };
        command.Does(async (parsed, cancellationToken) =>
        {
            var wanted = parsed.GetValue(recommendations);
            if (wanted is < 1 or > Most)
                throw new RefusedException(FormattableString.Invariant($"--recommendations is a number from 1 to {Most:N0}"));

            using var folder = DataFolder.Open(parsed);
            var today = LondonTime.Today(TimeProvider.System.GetUtcNow());
            var seeding = new SeedReports(folder.Database, folder.Get<WorkflowRuntime>(), folder.Get<WorkingDays>(), folder.Get<DeadlinePolicy>(), TimeProvider.System);
            var last = 0;
            var count = await seeding.WriteAsync(
                new InventedReports(parsed.GetValue(seed), today).Take(wanted),
                written =>
                {
                    if (written - last < 100_000)
                        return;
                    last = written;
                    Output.Line(FormattableString.Invariant($"{written:N0} recommendations…"));
                },
                cancellationToken);
            Output.Line(FormattableString.Invariant($"{count:N0} made-up recommendations are in {folder.Path}."));
            return ExitCode.Done;
        });
        return command;
    }
}
