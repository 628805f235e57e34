using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.People;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What waits for an administrator.</summary>
internal static class TasksCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Those that are done as well" };
        var json = CommonOptions.Json();
        var command = new Command("tasks", "What only an administrator can put right: mailboxes that fail, roles that nobody holds") { all, json };
        command.Subcommands.Add(Done());
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var tasks = await folder.Mediator.Send(new ListTasks(parsed.GetValue(all)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(tasks));
            else
                Print(tasks);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Done()
    {
        var id = new Argument<string>("TASK") { Description = "The task's id, T1" };
        var command = new Command("done", "It is put right") { id };
        command.Does(async (parsed, cancellationToken) =>
        {
            var task = SubjectId.Parse(parsed.GetRequiredValue(id), "T");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(new FinishTask(task, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(decision, $"{task} is done; should it still be wrong, it is raised again.");
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<TaskSummary> tasks) => new()
    {
        ["tasks"] = new JsonArray([.. tasks.Select(task => (JsonNode)new JsonObject
        {
            ["id"] = task.Id.ToString(),
            ["kind"] = task.Kind,
            ["about"] = task.Subject,
            ["text"] = task.Text,
            ["raisedAt"] = Output.Iso(task.RaisedAt),
            ["doneAt"] = task.DoneAt is { } done ? Output.Iso(done) : null,
            ["doneBy"] = task.DoneBy,
        })]),
    };

    private static void Print(IReadOnlyList<TaskSummary> tasks)
    {
        var table = Output.Table("Id", "Since", "What is wrong", "Done");
        foreach (var task in tasks)
            table.AddRow(
                Output.Cell(task.Id.ToString()), Output.Cell(Output.At(task.RaisedAt)), Output.Cell(task.Text),
                Output.Cell(task.DoneAt is { } done ? $"{Output.At(done)}, {task.DoneBy}" : ""));
        Output.Write(table);
    }
}
