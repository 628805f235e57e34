using System.CommandLine;
using System.Diagnostics;
using ActionPlans.Audit;
using ActionPlans.Runtime;

namespace ActionPlans.Benchmarks;

/// <summary>`audit`: how fast the chain of the audit trail is verified.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var entries = new Option<int>("--entries") { Description = "How long the trail is", DefaultValueFactory = _ => 400_000 };
        var command = new Command("audit", "Measure the verification of the audit trail") { entries };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = new BenchmarkFolder(null);
            using var host = new BenchmarkHost(folder.Path, TimeProvider.System);
            Write(host, parsed.GetValue(entries));

            var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            var verdict = await host.Mediator.Send(new VerifyAudit(null), cancellationToken);
            var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(FormattableString.Invariant(
                $"{verdict.Entries} entries, {(verdict.IsWhole ? "whole" : "broken")}: {verdict.Entries / watch.Elapsed.TotalSeconds:N0}/s, {used.TotalMicroseconds / verdict.Entries:N2} µs of CPU each"));
            return verdict.IsWhole ? 0 : 1;
        });
        return command;
    }

    private static void Write(BenchmarkHost host, int entries)
    {
        using var work = host.Database.Begin();
        for (var number = 0; number < entries; number++)
            new TimelineEntry("R1", DateTimeOffset.UnixEpoch.AddMinutes(number), "reminder", TimelineEntry.System, "Told the safeguarding lead at Harrowdale.")
            {
                Why = "Harrowdale is accountable for this recommendation, and you are its safeguarding lead.",
                After = "message 20121217-5-8f2a11bc",
            }.Insert(work);
        work.Commit();
    }
}
