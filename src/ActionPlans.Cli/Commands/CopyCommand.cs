using System.CommandLine;
using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Installations;

namespace ActionPlans.Cli.Commands;

/// <summary>Moves an installation to another database, as when one machine becomes several.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "The database to copy: a file, postgresql:… or sqlserver:… [the one in use]", HelpName = "DATABASE" };
        var to = new Option<string>("--to") { Description = "An empty database: a file that is to be made, postgresql:… or sqlserver:…", HelpName = "DATABASE", Required = true };
        var command = new Command("copy", "Copy the whole installation into another database, and compare every row; all of it or nothing") { from, to };
        command.Does(parsed =>
        {
            using var source = parsed.GetValue(from) is { } named ? Existing(named) : Used(parsed.GetRequiredValue(CommonOptions.Data).FullName);
            using var target = At(parsed.GetRequiredValue(to));
            var trail = InstallationCopy.Run(source, target, target.Clock(TimeProvider.System), table =>
                Output.Line(string.Create(CultureInfo.InvariantCulture, $"{table.Name,-20} {table.Rows,12:N0}  {table.Hash}")));
            Output.Line($"Copied: every table has the same rows, and the {trail.Entries} entries of the audit trail follow one another. The last hash is {trail.Head}.");
            Output.Line("Name the new database in the setting Database (a file: put it into the data folder as actionplans.db) before anything is started again; the old one is as it was.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Database Used(string folder)
    {
        var database = DataFolder.Find(folder).Database;
        return database.IsServer ? database : Existing(Path.Combine(folder, "actionplans.db"));
    }

    private static Database Existing(string database)
    {
        var found = At(database);
        return found.IsServer || File.Exists(database) ? found : throw new RefusedException($"there is no database {Path.GetFileName(database)}: give its file, or postgresql:… or sqlserver:…");
    }

    private static Database At(string database) => Database.NamesServer(database) ? Database.AtConnection(database) : Database.AtFile(Path.GetFullPath(database));
}
