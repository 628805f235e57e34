using System.CommandLine;
using System.Globalization;
using ActionPlans.Installations;

namespace ActionPlans.Cli.Commands;

/// <summary>Brings a backup back.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file made by 'actionplans backup'" };
        var command = new Command("restore", "Put a backup in the place of the installation, which nobody may be working with; what was there is kept") { file };
        command.Does(parsed =>
        {
            using var database = DataFolder.Find(parsed.GetRequiredValue(CommonOptions.Data).FullName).Database;
            var (restored, kept) = InstallationBackup.Restore(database, parsed.GetRequiredValue(file).FullName, TimeProvider.System);
            Output.Line(string.Create(CultureInfo.InvariantCulture, $"Restored: nothing damaged, {restored.Trail.Entries:N0} entries of the audit trail. The last hash is {restored.Trail.Head}."));
            if (kept is not null)
                Output.Line($"What was there is kept as {kept}.");
            if (restored.Until is { } until)
                Output.Line($"It ends at {Output.At(until)}: what happened since is not in it, and messages that went out since may go out again.");
            return ExitCode.Done;
        });
        return command;
    }
}
