using System.CommandLine;
using ActionPlans.Data;

namespace ActionPlans.Cli.Commands;

/// <summary>Brings the database to the number of this release. Every other command does so by itself; this one says what it would do first.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and change nothing" };
        var command = new Command("migrate", "Bring the database to the number of this release; several at the same time do no harm") { dryRun };
        command.Does(parsed =>
        {
            using var database = DataFolder.Find(parsed.GetRequiredValue(CommonOptions.Data).FullName).Database;
            var missing = Migrations.Missing(database);
            if (missing.Count == 0)
                Output.Line("Nothing to do: the database is at the number of this release.");
            foreach (var name in missing)
                Output.Line(parsed.GetValue(dryRun) ? $"would apply {name}" : $"apply {name}");
            if (!parsed.GetValue(dryRun))
                Migrations.Apply(database, database.Clock(TimeProvider.System));
            return ExitCode.Done;
        });
        return command;
    }
}
