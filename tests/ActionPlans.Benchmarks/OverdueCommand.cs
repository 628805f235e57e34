using System.CommandLine;

namespace ActionPlans.Benchmarks;

/// <summary>`overdue`: how long it takes to say what is, or was, overdue.</summary>
internal static class OverdueCommand
{
    public static Command Create()
    {
        var recommendations = new Option<int>("--recommendations") { Description = "Open and closed, over ten years", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("overdue", "Measure the list of what is overdue") { recommendations };
        command.SetAction((parsed, _) =>
        {
            using var folder = new BenchmarkFolder(null);
            foreach (var figure in new OverdueBenchmark(folder, parsed.GetValue(recommendations)).Run())
                Console.WriteLine(figure);
            Console.WriteLine(Machine.Describe());
            return Task.FromResult(0);
        });
        return command;
    }
}
