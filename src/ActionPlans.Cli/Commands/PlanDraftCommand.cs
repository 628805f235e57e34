using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Writing an action plan: answers, actions, checks, tables.</summary>
internal static class PlanDraftCommand
{
    public static IEnumerable<Command> Create() => [Draft(), Answer(), Action(), Check(), Export(), Import()];

    private static Command Draft()
    {
        var json = CommonOptions.Json();
        return Reads("draft", "Show the plan as it is written so far, and what is missing", [json], (parsed, view) =>
        {
            if (parsed.GetValue(json))
                Output.Json(ToJson(view));
            else
                Show(view);
            return ExitCode.Done;
        });
    }

    private static Command Check()
    {
        var json = CommonOptions.Json();
        return Reads("check", "Say what is missing before the plan can be submitted, and what would make it better (exit code 1 while something is missing)", [json], (parsed, view) =>
        {
            if (parsed.GetValue(json))
                Output.Json(Problems(view));
            else if (view.Problems.Count == 0)
                Output.Line($"{view.Document.Plan} is complete.");
            else
                ShowProblems(view);
            return view.Blocking == 0 ? ExitCode.Done : ExitCode.NotDone;
        });
    }

    private static Command Answer()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R3" };
        var agreed = new Option<bool>("--agreed") { Description = "It is going to be done" };
        var partly = new Option<string?>("--partly") { Description = "It is partly agreed, for this reason", HelpName = "REASON" };
        var not = new Option<string?>("--not") { Description = "It is not agreed, for this reason", HelpName = "REASON" };
        var due = CommonOptions.Date("--due", "The date proposed where the report prints none; agreed when the plan is accepted");
        var body = Body();
        var command = Writes("answer", "Answer a recommendation", [recommendation], [agreed, partly, not, due, body], (plan, by, parsed) =>
        {
            var (answer, reason) = (parsed.GetValue(agreed), parsed.GetValue(partly), parsed.GetValue(not)) switch
            {
                (true, null, null) => (PlanAnswer.Agreed, null),
                (false, { } why, null) => (PlanAnswer.PartlyAgreed, why),
                (false, null, { } why) => (PlanAnswer.NotAgreed, why),
                _ => throw new RefusedException("give one answer: --agreed, --partly REASON, or --not REASON"),
            };
            return new AnswerRecommendation(plan, SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R"), parsed.GetValue(body), answer, reason, parsed.GetValue(due), by);
        }, "The answer is in the draft.");
        return command;
    }

    private static Command Action() => new("action", "Plan, change or remove an action") { Add(), Change(), Remove() };

    private static Command Add()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation that it answers, R3" };
        var body = Body();
        var cells = new CellOptions();
        var id = PlanId();
        var command = new Command("add", "Plan an action for a recommendation") { id, recommendation, body };
        cells.AddTo(command);
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var added = await folder.Mediator.Send(
                new AddPlanAction(
                    SubjectId.Parse(parsed.GetRequiredValue(id), "P"), SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R"), parsed.GetValue(body), cells.Of(parsed),
                    parsed.GetRequiredValue(CommonOptions.By)),
                cancellationToken);
            return Output.Decided(added.Decision, $"{added.Id} is in the draft; its clock starts when the plan is submitted.");
        });
        return command;
    }

    private static Command Change()
    {
        var action = ActionId();
        var cells = new CellOptions();
        return Writes("change", "Change cells of a planned action; those not given stay, \"\" clears one", [action], cells.All, (plan, by, parsed) =>
            new ChangePlanAction(plan, SubjectId.Parse(parsed.GetRequiredValue(action), "A"), cells.Of(parsed), by), "The change is in the draft.");
    }

    private static Command Remove()
    {
        var action = ActionId();
        return Writes("remove", "Take an action out of the plan; an open one goes on until the plan is submitted without it", [action], [], (plan, by, parsed) =>
            new RemovePlanAction(plan, SubjectId.Parse(parsed.GetRequiredValue(action), "A"), by), "It is out of the draft.");
    }

    private static Command Export()
    {
        var format = new Option<string>("--format") { Description = "docx or csv", DefaultValueFactory = _ => "docx" };
        var version = new Option<int?>("--version-number") { Description = "A submitted version, byte for byte (default: the draft as it stands)" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write (default: a name of its own, in this folder)" };
        var id = PlanId();
        var command = new Command("export", "Write the plan as a Word file or a table") { id, format, version, output };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var file = await folder.Mediator.Send(
                new ExportPlan(SubjectId.Parse(parsed.GetRequiredValue(id), "P"), parsed.GetRequiredValue(format), parsed.GetValue(version)), cancellationToken);
            var path = parsed.GetValue(output)?.FullName ?? Path.GetFullPath(file.Name);
            await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
            Output.Line($"Written to {path}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var table = new Argument<FileInfo>("FILE") { Description = "The table as 'plan export --format csv' wrote it, with changes" };
        var id = PlanId();
        var command = new Command("import", "Take answers and actions from a table: all of them, or none") { id, table };
        command.Does(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(table);
            if (!file.Exists)
                throw new RefusedException($"there is no file {file.Name}: 'actionplans plan export --format csv' writes one");
            if (file.Length > ImportPlan.LargestSize)
                throw new RefusedException($"{file.Name} is larger than 2 MB, which no plan is: export it again and change only what has to be changed");
            using var folder = DataFolder.Open(parsed);
            var imported = await folder.Mediator.Send(
                new ImportPlan(SubjectId.Parse(parsed.GetRequiredValue(id), "P"), await File.ReadAllBytesAsync(file.FullName, cancellationToken), parsed.GetRequiredValue(CommonOptions.By)),
                cancellationToken);
            return Output.Decided(imported.Decision, $"{imported.Answers} answers, {imported.Added} new actions, {imported.Changed} changed, {imported.Removed} removed.");
        });
        return command;
    }

    internal static Argument<string> PlanId() => new("PLAN") { Description = "The plan's id, P1" };

    /// <summary>What is missing, on stderr, for a plan that was refused because of it.</summary>
    public static async Task ExplainAsync(DataFolder folder, SubjectId plan, CancellationToken cancellationToken)
    {
        var view = await folder.Mediator.Send(new GetPlan(plan), cancellationToken);
        foreach (var problem in view.Problems.Where(problem => problem.Blocks))
            await Console.Error.WriteLineAsync($"  {problem.Text}");
    }

    private static void Show(PlanView view)
    {
        var plan = view.Document;
        Output.Heading($"{plan.Plan}: {(plan.Stage is null ? "" : $"{plan.Stage} ")}action plan of {plan.Body}");
        Output.Fact("Report", plan.Report);
        Output.Fact("State", view.Amendment is null ? view.State : $"{view.State}; amendment {view.Amendment}");
        Output.Fact("Due", Output.Day(plan.Due));
        Output.Fact("To", plan.SubmitTo);
        Output.Fact("Copy to", plan.CopyTo);
        Output.Fact("Amended", plan.Reason);
        Output.Fact("Locked", view.Locked);
        var table = Output.Table("Id", "Body", "Answer", "Due", "Action", "Outcome", "Evidence", "Lead", "Target");
        foreach (var entry in plan.Entries)
        {
            table.AddRow(
                Output.Cell(entry.Recommendation), Output.Cell(entry.Body), Output.Cell(Spoken(entry)), Output.Cell(Due(entry)), Output.Cell(entry.Text), Output.Cell(""), Output.Cell(""),
                Output.Cell(""), Output.Cell(""));
            foreach (var action in entry.Actions)
                table.AddRow(
                    Output.Cell(action.Id), Output.Cell(""), Output.Cell(action.IsPending ? "changed" : action.State), Output.Cell(Output.Day(action.Due) ?? Review(action)),
                    Output.Cell(action.Text), Output.Cell(action.Outcome), Output.Cell(action.Evidence), Output.Cell(action.Lead), Output.Cell(action.Target));
        }

        Output.Write(table);
        ShowProblems(view);
    }

    private static void ShowProblems(PlanView view)
    {
        foreach (var (title, problems) in new[] { ("Missing", view.Problems.Where(problem => problem.Blocks)), ("Advice", view.Problems.Where(problem => !problem.Blocks)) })
        {
            if (!problems.Any())
                continue;
            Output.Line($"{title}:");
            foreach (var problem in problems)
                Output.Line($"  {problem.Text}");
        }
    }

    private static string Spoken(PlanEntry entry) => entry.Answer switch
    {
        null => entry.MustAnswer ? "missing" : "not yet",
        "partlyAgreed" => $"partly: {entry.Reason}",
        "notAgreed" => $"not: {entry.Reason}",
        var answer => answer,
    };

    private static string Due(PlanEntry entry) => Output.Day(entry.Due) ?? (entry.ProposedDue is { } proposed ? $"proposed {Output.Day(proposed)}" : "none");

    private static string? Review(PlannedAction action) => action.ReviewBy is { } review ? $"review {Output.Day(review)}" : null;

    private static JsonObject ToJson(PlanView view) => new()
    {
        ["plan"] = view.Document.Plan,
        ["state"] = view.State,
        ["amendment"] = view.Amendment,
        ["locked"] = view.Locked,
        ["stage"] = view.Document.Stage,
        ["body"] = view.Document.Body,
        ["report"] = view.Document.Report,
        ["due"] = Output.Iso(view.Document.Due),
        ["submitTo"] = view.Document.SubmitTo,
        ["copyTo"] = view.Document.CopyTo,
        ["entries"] = new JsonArray([.. view.Document.Entries.Select(entry => (JsonNode)new JsonObject
        {
            ["recommendation"] = entry.Recommendation,
            ["number"] = entry.Number,
            ["text"] = entry.Text,
            ["due"] = Output.Iso(entry.Due),
            ["body"] = entry.Body,
            ["accountable"] = entry.Accountable,
            ["mustAnswer"] = entry.MustAnswer,
            ["answer"] = entry.Answer,
            ["reason"] = entry.Reason,
            ["proposedDue"] = Output.Iso(entry.ProposedDue),
            ["actions"] = new JsonArray([.. entry.Actions.Select(action => (JsonNode)new JsonObject
            {
                ["id"] = action.Id,
                ["objective"] = action.Objective,
                ["action"] = action.Text,
                ["outcome"] = action.Outcome,
                ["evidence"] = action.Evidence,
                ["lead"] = action.Lead,
                ["target"] = action.Target,
                ["due"] = Output.Iso(action.Due),
                ["reviewBy"] = Output.Iso(action.ReviewBy),
                ["state"] = action.State,
                ["pending"] = action.IsPending,
            })]),
        })]),
        ["problems"] = Problems(view)["problems"]!.DeepClone(),
    };

    private static JsonObject Problems(PlanView view) => new()
    {
        ["plan"] = view.Document.Plan,
        ["blocking"] = view.Blocking,
        ["problems"] = new JsonArray([.. view.Problems.Select(problem => (JsonNode)new JsonObject { ["about"] = problem.About, ["blocks"] = problem.Blocks, ["text"] = problem.Text })]),
    };

    private static Option<string?> Body() => new("--body") { Description = "Who answers (default: the plan's own body, or the accountable one)" };

    private static Argument<string> ActionId() => new("ACTION") { Description = "The action's id, A7" };

    private static Command Reads(string name, string description, Option[] options, Func<ParseResult, PlanView, int> show)
    {
        var id = PlanId();
        var command = new Command(name, description) { id };
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            return show(parsed, await folder.Mediator.Send(new GetPlan(SubjectId.Parse(parsed.GetRequiredValue(id), "P")), cancellationToken));
        });
        return command;
    }

    private static Command Writes(
        string name, string description, Argument[] arguments, IEnumerable<Option> options, Func<SubjectId, string, ParseResult, IRequest<Decision>> request, string done)
    {
        var id = PlanId();
        var command = new Command(name, description) { id };
        foreach (var argument in arguments)
            command.Arguments.Add(argument);
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(request(plan, parsed.GetRequiredValue(CommonOptions.By), parsed), cancellationToken);
            if (!decision.IsAccepted)
                return Output.Decided(decision, "");
            var view = await folder.Mediator.Send(new GetPlan(plan), cancellationToken);
            return Output.Decided(decision, $"{done} {(view.Blocking == 0 ? $"{plan} is complete." : $"Missing in {plan}: {view.Blocking} ('actionplans plan check {plan}').")}");
        });
        return command;
    }

    /// <summary>The columns of an action.</summary>
    private sealed class CellOptions
    {
        private readonly Option<string?> objective = new("--objective") { Description = "What it is for" };
        private readonly Option<string?> text = new("--text") { Description = "What is done, beginning with a verb" };
        private readonly Option<string?> outcome = new("--outcome") { Description = "What will be different, and how much" };
        private readonly Option<string?> evidence = new("--evidence") { Description = "What will show that it was done" };
        private readonly Option<string?> lead = new("--lead") { Description = "The person or role that answers for it" };
        private readonly Option<string?> target = new("--target") { Description = "Until when: \"by 31 March 2013\", \"within 3 months\", \"quarterly\"" };

        public IEnumerable<Option> All => [objective, text, outcome, evidence, lead, target];

        public void AddTo(Command command)
        {
            foreach (var option in All)
                command.Options.Add(option);
        }

        public ActionFields Of(ParseResult parsed) => new(
            parsed.GetValue(objective), parsed.GetValue(text), parsed.GetValue(outcome), parsed.GetValue(evidence), parsed.GetValue(lead), parsed.GetValue(target));
    }
}
