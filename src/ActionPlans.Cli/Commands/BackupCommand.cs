using System.CommandLine;
using System.Globalization;
using ActionPlans.Installations;

namespace ActionPlans.Cli.Commands;

/// <summary>A copy of the installation's file, while people work.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to; must not be there yet" };
        var command = new Command("backup", "Back the installation up into a file while it runs, and look the file through") { file };
        command.Does(parsed =>
        {
            using var database = DataFolder.Find(parsed.GetRequiredValue(CommonOptions.Data).FullName).Database;
            var name = parsed.GetRequiredValue(file);
            var made = InstallationBackup.Write(database, name.FullName);
            Output.Line(string.Create(CultureInfo.InvariantCulture, $"{name.Name}: {made.Bytes:N0} bytes, nothing damaged, {made.Trail.Entries:N0} entries of the audit trail. The last hash is {made.Trail.Head}."));
            Output.Line("Settings (*.json) and the web service's keys are files of their own in the data folder: keep them too.");
            return ExitCode.Done;
        });
        return command;
    }
}
