using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;

namespace ActionPlans.Cli.Commands;

/// <summary>Checking definitions and replaying recorded cases.</summary>
internal static class WorkflowsCommand
{
    public static Command Create() => new("workflows", "Check workflow definitions, replay recorded cases") { Check(), Replay() };

    private static Command Check()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Definitions (default: those shipped with the program)", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Check definitions as start-up does; warns where a workflow would end silently or get stuck") { files };
        command.Does(parsed =>
        {
            var given = parsed.GetValue(files) is { Length: > 0 } some
                ? some.Select(file => file.FullName)
                : Directory.EnumerateFiles(WorkflowDefinitions.ShippedFolder, "*.json").Order(StringComparer.Ordinal);
            var refused = false;
            foreach (var file in given)
            {
                var check = WorkflowDefinition.Check(ReadText(file), Path.GetFileName(file), ActivityCatalog.Standard);
                foreach (var problem in check.Errors)
                    Console.Error.WriteLine($"actionplans: {problem}");
                foreach (var warning in check.Warnings)
                    Output.Line($"warning: {warning}");
                if (check.Errors.Count == 0)
                    Output.Line($"{Path.GetFileName(file)}: can be run");
                refused |= check.Errors.Count > 0;
            }

            return refused ? ExitCode.NotDone : ExitCode.Done;
        });
        return command;
    }

    private static Command Replay()
    {
        var file = new Argument<FileInfo>("CASE") { Description = "A recorded case (JSON)" };
        var json = CommonOptions.Json();
        var command = new Command("replay", "Run a recorded case and compare with what Elsa did") { file, json };
        command.Does(parsed =>
        {
            var result = Workflows.Replay.Replay.Run(ReadText(parsed.GetRequiredValue(file).FullName));
            if (parsed.GetValue(json))
                Output.Json(new JsonObject
                {
                    ["name"] = result.Name,
                    ["observed"] = new JsonArray([.. result.Observed.Select(step => (JsonNode)step)]),
                    ["differences"] = new JsonArray([.. result.Differences.Select(difference => (JsonNode)difference)]),
                });
            else if (result.Differences.Count == 0)
                Output.Line($"{result.Name}: as recorded");
            foreach (var difference in parsed.GetValue(json) ? [] : result.Differences)
                Output.Line($"{result.Name}: {difference}");
            return result.Differences.Count == 0 ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }

    private const long LargestFile = 5 * 1024 * 1024;

    private static string ReadText(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new RefusedException($"there is no file {path}: check the name");
        if (file.Length > LargestFile)
            throw new RefusedException($"{file.Name} is larger than 5 MB: a workflow definition is a few hundred kilobytes at most");
        return File.ReadAllText(path);
    }
}
