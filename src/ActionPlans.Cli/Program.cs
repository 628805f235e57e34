using System.CommandLine;
using ActionPlans.Cli;
using ActionPlans.Cli.Commands;

Output.Prepare();
var root = new RootCommand("Turns inspection reports into recommendations, and sees each one through.")
{
    ReadCommand.Create(),
    DeadlineCommand.Create(),
    ImportCommand.Create(),
    SimulateCommand.Create(),
    SeedCommand.Create(),
    PreviewCommand.Create(),
    StatusCommand.Create(),
    OverdueCommand.Create(),
    ShowCommand.Create(),
    PlanCommand.Create(),
    ActionCommand.Create(),
    RiskCommand.Create(),
    DoneCommand.Create(),
    EvidenceCommand.Create(),
    LinkCommand.Create(),
    ExtensionCommand.Create(),
    CheckCommand.Create(),
    ReportCommand.Create(),
    CalendarCommand.Create(),
    ProposalsCommand.Create(),
    RagCommand.Create(),
    WithdrawCommand.Create(),
    MessagesCommand.Create(),
    PeopleCommand.Create(),
    BodiesCommand.Create(),
    TasksCommand.Create(),
    WorkflowsCommand.Create(),
    LadderCommand.Create(),
    HealthCommand.Create(),
    VerifyCommand.Create(),
    MigrateCommand.Create(),
    CopyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    WorkCommand.Create(),
    DemoCommand.Create(),
};
root.Options.Add(CommonOptions.Data);
root.Options.Add(CommonOptions.By);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // A choice of words comes as a list, one below the other.
    var oneLine = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    await Console.Error.WriteLineAsync($"actionplans: {oneLine} ('actionplans --help' shows how)");
    return ExitCode.BadInput;
}

// What is in hand is finished before it stops; a machine that shuts down gives a process 30 to 90 seconds.
return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
