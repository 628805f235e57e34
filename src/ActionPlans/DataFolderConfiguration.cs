using ActionPlans.Deadlines;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using Microsoft.Extensions.Configuration;

namespace ActionPlans;

/// <summary>The settings of an installation: a folder with the database, <c>actionplans.json</c>, and by default the messages.</summary>
public static class DataFolderConfiguration
{
    /// <summary>Defaults that depend on the folder, then its <c>actionplans.json</c>, then the environment (<c>ACTIONPLANS_…</c>).</summary>
    public static IConfigurationBuilder AddDataFolder(this IConfigurationBuilder configuration, string folder) => configuration
        .AddInMemoryCollection(
        [
            new($"{MailboxOptions.Section}:{nameof(MailboxOptions.Folder)}", Path.Combine(folder, "messages")),
            new(LadderFile.Setting, Path.Combine(folder, LadderFile.Name)),
            new(CalendarFile.Setting, Path.Combine(folder, CalendarFile.Name)),
        ])
        .AddJsonFile(Path.Combine(folder, "actionplans.json"), optional: true)
        .AddEnvironmentVariables("ACTIONPLANS_");
}
