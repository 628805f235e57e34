using System.CommandLine;

namespace ActionPlans.Benchmarks;

/// <summary>`preview`: how long it takes to say what will be sent about a report.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var others = new Option<int>("--others") { Description = "Other bodies, each with a person, in the same installation", DefaultValueFactory = _ => 1_000 };
        var command = new Command("preview", "Measure the preview of a report over a year") { others };
        command.SetAction(async (parsed, _) =>
        {
            using var folder = new BenchmarkFolder(null);
            Console.WriteLine(await new PreviewBenchmark(folder, parsed.GetValue(others)).RunAsync());
            return 0;
        });
        return command;
    }
}
