using System.CommandLine;

namespace ActionPlans.Benchmarks;

/// <summary>`studio`: how long Elsa Studio waits for its list of instances.</summary>
internal static class StudioCommand
{
    public static Command Create()
    {
        var instances = new Option<int>("--instances") { Description = "Begun over ten years", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("studio", "Measure the list of workflow instances") { instances };
        command.SetAction((parsed, _) =>
        {
            using var folder = new BenchmarkFolder(null);
            foreach (var figure in new StudioBenchmark(folder, parsed.GetValue(instances)).Run())
                Console.WriteLine(figure);
            Console.WriteLine(Machine.Describe());
            return Task.FromResult(0);
        });
        return command;
    }
}
