using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;

namespace ActionPlans.Cli.Commands;

/// <summary>Checking definitions and replaying recorded cases.</summary>
internal static class WorkflowsCommand
{
    public static Command Create() => new("workflows", "Check definitions, look at instances, move them to another version")
    {
        Check(), Replay(), List(), Journal(), Retry(), Migrate(),
    };

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

    private static Command List()
    {
        var definition = new Option<string?>("--definition") { Description = "Only instances of this definition" };
        var status = new Option<string?>("--status") { Description = "Only those that are waiting, finished, faulted or cancelled" };
        status.AcceptOnlyFromAmong("waiting", "finished", "faulted", "cancelled");
        var subject = new Option<string?>("--subject") { Description = "Only those about R1 or P1" };
        var since = CommonOptions.Date("--since", "Only those that changed on or after this day");
        var json = CommonOptions.Json();
        var command = new Command("list", "List workflow instances, newest first") { definition, status, subject, since, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var instances = await folder.Mediator.Send(
                new ListInstances(
                    parsed.GetValue(definition), parsed.GetValue(status), parsed.GetValue(subject),
                    parsed.GetValue(since) is { } day ? LondonTime.StartOf(day) : null, 1000),
                cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject
                {
                    ["instances"] = new JsonArray([.. instances.Select(instance => (JsonNode)new JsonObject
                    {
                        ["id"] = instance.Id,
                        ["definition"] = instance.DefinitionId,
                        ["version"] = instance.DefinitionVersion,
                        ["subject"] = instance.Subject,
                        ["status"] = instance.Status,
                        ["fault"] = instance.Fault,
                        ["created"] = Output.Iso(instance.CreatedAt),
                        ["updated"] = Output.Iso(instance.UpdatedAt),
                    })]),
                });
            foreach (var instance in parsed.GetValue(json) ? [] : instances)
                Output.Line(
                    $"{instance.Subject,-6} {instance.DefinitionId} {instance.DefinitionVersion}, {instance.Status}, changed {Output.At(instance.UpdatedAt)}{(instance.Fault is null ? "" : $": {instance.Fault}")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Journal()
    {
        var subject = new Argument<string>("ID") { Description = "R1 for a recommendation, P1 for an action plan" };
        var json = CommonOptions.Json();
        var command = new Command("journal", "Show what a subject's workflow did, step by step") { subject, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(subject), SubjectId.Tracked);
            using var folder = DataFolder.Open(parsed);
            var steps = await folder.Mediator.Send(new ReadJournal(id.ToString()), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject
                {
                    ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
                    {
                        ["at"] = Output.Iso(step.At),
                        ["happening"] = step.Happening,
                        ["entries"] = new JsonArray([.. step.Entries.Select(entry => (JsonNode)new JsonObject
                        {
                            ["activity"] = entry.ActivityId,
                            ["event"] = entry.Event.ToString(),
                            ["message"] = entry.Message,
                        })]),
                    })]),
                });
            foreach (var step in parsed.GetValue(json) ? [] : steps)
                Output.Line($"{Output.At(step.At)} {step.Happening}: {string.Join(", ", step.Entries.Select(entry => $"{entry.ActivityId} {entry.Event}"))}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retry()
    {
        var subject = new Argument<string?>("ID") { Description = "One subject (default: every faulted workflow)", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("retry", "Let workflows that stopped on a fault go on, after it has been put right") { subject };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetValue(subject) is { } text ? SubjectId.Parse(text, SubjectId.Tracked).ToString() : null;
            using var folder = DataFolder.Open(parsed);
            var retried = await folder.Mediator.Send(new RetryFaulted(id, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            Output.Line($"{retried.GoingOn} go on, {retried.FaultedAgain} stopped again.");
            return retried.FaultedAgain == 0 ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }

    private static Command Migrate()
    {
        var definition = new Argument<string>("DEFINITION") { Description = "The definition's id: recommendation, action-plan" };
        var version = new Option<int?>("--to") { Description = "The version to move to (default: the newest)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen" };
        var command = new Command("migrate", "Move waiting instances to another version of their definition") { definition, version, dryRun };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var report = await folder.Mediator.Send(
                new MigrateInstances(parsed.GetRequiredValue(definition), parsed.GetValue(version), parsed.GetValue(dryRun), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            foreach (var note in report.Notes)
                Output.Line($"note: {note}");
            foreach (var stays in report.Stay)
                Output.Line($"stays: {stays}");
            Output.Line(
                $"{Say.Count(report.Moved, "instance")} {(parsed.GetValue(dryRun) ? "would move" : "moved")} to version {report.Version}, {report.Stay.Count} stay where they are.");
            return report.Stay.Count == 0 ? ExitCode.Done : ExitCode.NotDone;
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
