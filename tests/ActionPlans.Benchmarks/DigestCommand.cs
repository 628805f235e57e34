using System.CommandLine;
using System.Text.Json;
using ActionPlans.Domain;

namespace ActionPlans.Benchmarks;

/// <summary>`digest`: one morning's messages for everybody, composed into the outbox. Writing .eml files is delivery, and not measured.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var recommendations = new Option<int>("--recommendations") { Description = "Open recommendations, each with a reminder due", DefaultValueFactory = _ => 100_000 };
        var people = new Option<int>("--people") { Description = "Leads who get a digest", DefaultValueFactory = _ => 10_000 };
        var json = new Option<bool>("--json") { Description = "One JSON document" };
        var command = new Command("digest", "Measure composing one morning's digests") { recommendations, people, json };
        command.SetAction(async (parsed, _) =>
        {
            var (count, readers) = (parsed.GetValue(recommendations), parsed.GetValue(people));
            if (readers < 1 || count < readers || count > 10_000_000)
                throw new RefusedException("give at least one recommendation for each of the people, and at most 10000000");
            using var folder = new BenchmarkFolder(null);
            var figures = await new DigestBenchmark(folder, count, readers).RunAsync();
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(figures, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true })
                : figures.ToString());
            return 0;
        });
        return command;
    }
}
