using System.CommandLine;
using ActionPlans.Benchmarks;
using ActionPlans.Domain;

var root = new RootCommand("Measures ActionPlans against its own numbers and against a floor of bare statements.")
{
    RuntimeCommand.Create(),
    ServerCommand.Create(),
    AuditCommand.Create(),
    WaitCommand.Create(),
    ReadingCommand.Create(),
    DigestCommand.Create(),
    WebCommand.Create(),
    OverdueCommand.Create(),
    PreviewCommand.Create(),
    ImportCommand.Create(),
    StudioCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (RefusedException refused)
{
    await Console.Error.WriteLineAsync($"benchmark: {refused.Message}");
    return 2;
}
