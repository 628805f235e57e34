using System.CommandLine;
using ActionPlans.Domain;

namespace ActionPlans.Benchmarks;

/// <summary>`runtime`: starts, due timers, single events, memory, size and start-up of the workflow runtime.</summary>
internal static class RuntimeCommand
{
    public static Command Create()
    {
        var instances = new Option<int>("--instances") { Description = "How many workflows wait", DefaultValueFactory = _ => 10_000 };
        var database = new Option<string>("--database") { Description = "sqlite", DefaultValueFactory = _ => "sqlite" };
        var connection = new Option<string?>("--connection") { Description = "For sqlite: the folder to make the files in (a temporary one if not given)" };
        var json = new Option<bool>("--json") { Description = "One JSON document instead of a table" };
        var command = new Command("runtime", "Measure the workflow runtime") { instances, database, connection, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetRequiredValue(database) is var wanted && wanted != "sqlite")
                throw new RefusedException($"'{wanted}' cannot be measured yet: use --database sqlite");
            if (parsed.GetValue(instances) is var count && count is < 1_000 or > 10_000_000)
                throw new RefusedException($"--instances {count} is out of range: give 1000 to 10000000");

            using var folder = new BenchmarkFolder(parsed.GetValue(connection));
            var figures = await new RuntimeBenchmark(folder, count).RunAsync(cancellationToken);
            FiguresOutput.Write(figures, parsed.GetValue(json));
            return 0;
        });
        return command;
    }
}
