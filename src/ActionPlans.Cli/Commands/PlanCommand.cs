using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>What is done with a required action plan.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var plan = new Command("plan", "Write, submit, return, accept or amend an action plan")
        {
            Submit(),
            Verb("accept", "Accept a submitted plan or amendment (by somebody other than the submitter)", (id, by) => new AcceptPlan(id, by), "accepted"),
            Return(),
            Amend(),
            Versions(),
        };
        foreach (var command in PlanDraftCommand.Create())
            plan.Subcommands.Add(command);
        return plan;
    }

    private static Command Submit()
    {
        var id = PlanDraftCommand.PlanId();
        var file = new Option<FileInfo?>("--file") { Description = "The document that was sent, for a plan that was written elsewhere; kept and passed on" };
        var command = new Command("submit", "Submit the plan as drafted, or record that it was submitted, which stops its reminders") { id, file };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            var document = parsed.GetValue(file);
            if (document is { Exists: false })
                throw new RefusedException($"there is no file {document.Name}: give the document that was sent");
            if (document?.Length > SubmitPlan.LargestDocument)
                throw new RefusedException($"{document.Name} is larger than 10 MB, which mail servers refuse: save it smaller, without pictures");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(
                new SubmitPlan(
                    plan, parsed.GetRequiredValue(CommonOptions.By), document?.Name, document is null ? null : await File.ReadAllBytesAsync(document.FullName, cancellationToken)),
                cancellationToken);
            var code = Output.Decided(decision, $"{plan} is submitted; the oversight body is told, the regulator gets a copy.");
            if (decision.Outcome == DecisionOutcome.Refused)
                await PlanDraftCommand.ExplainAsync(folder, plan, cancellationToken);
            return code;
        });
        return command;
    }

    private static Command Amend()
    {
        var id = PlanDraftCommand.PlanId();
        var reason = new Option<string>("--reason") { Description = "Why the accepted plan has to change", Required = true };
        var command = new Command("amend", "Open an amendment of an accepted plan; the accepted version stays in force until the amendment is accepted") { id, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new AmendPlan(plan, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"An amendment of {plan} is open: change it with 'plan answer' and 'plan action', then submit it.");
        });
        return command;
    }

    private static Command Versions()
    {
        var id = PlanDraftCommand.PlanId();
        var json = CommonOptions.Json();
        var command = new Command("versions", "List the versions of a plan, their files and what changed") { id, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var versions = await folder.Mediator.Send(new ListPlanVersions(SubjectId.Parse(parsed.GetRequiredValue(id), "P")), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonArray([.. versions.Select(version => (JsonNode)ToJson(version))]));
            else
                Show(versions);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(IReadOnlyList<PlanVersionView> versions)
    {
        if (versions.Count == 0)
            Output.Line("Nothing has been submitted yet.");
        foreach (var version in versions)
        {
            Output.Heading(FormattableString.Invariant($"Version {version.Number}: {version.State}{(version.IsInForce ? ", in force" : "")}"));
            Output.Fact("Amended", version.Reason);
            Output.Fact("Submitted", version.SubmittedAt is { } submitted ? $"{Output.At(submitted)} by {version.SubmittedBy}" : null);
            Output.Fact("Decided", version.DecidedAt is { } decided ? $"{Output.At(decided)} by {version.DecidedBy}" : null);
            Output.Fact("Comment", version.Comment);
            Output.Fact("Content", version.SnapshotSha256 is null ? null : $"SHA-256 {version.SnapshotSha256}");
            foreach (var file in version.Files)
                Output.Fact("File", FormattableString.Invariant($"{file.Name} ({file.Size} bytes, SHA-256 {file.Sha256})"));
            foreach (var change in version.Changes)
                Output.Fact("Changed", change);
        }
    }

    private static JsonObject ToJson(PlanVersionView version) => new()
    {
        ["number"] = version.Number,
        ["state"] = version.State,
        ["inForce"] = version.IsInForce,
        ["reason"] = version.Reason,
        ["submittedAt"] = version.SubmittedAt is { } submitted ? Output.Iso(submitted) : null,
        ["submittedBy"] = version.SubmittedBy,
        ["decidedAt"] = version.DecidedAt is { } decided ? Output.Iso(decided) : null,
        ["decidedBy"] = version.DecidedBy,
        ["comment"] = version.Comment,
        ["sha256"] = version.SnapshotSha256,
        ["files"] = new JsonArray([.. version.Files.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["type"] = file.ContentType, ["size"] = file.Size, ["sha256"] = file.Sha256 })]),
        ["changes"] = new JsonArray([.. version.Changes.Select(change => (JsonNode)change!)]),
    };

    private static Command Return()
    {
        var id = PlanDraftCommand.PlanId();
        var reason = new Option<string>("--reason") { Description = "What has to change, for the lead", Required = true };
        var byDate = CommonOptions.Date("--by-date", "When it has to be submitted again (default: 10 working days from today)");
        var command = new Command("return", "Send a submitted plan back with comments; its reminders start again towards the new date") { id, reason, byDate };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(
                new ReturnPlan(plan, parsed.GetRequiredValue(reason), parsed.GetValue(byDate), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            if (!decision.IsAccepted)
                return Output.Decided(decision, "");
            var details = await folder.Mediator.Send(new ShowSubject(plan), cancellationToken);
            if (details.State == "accepted")
                return Output.Decided(decision, $"The amendment of {plan} is returned; the accepted version stays in force.");
            return Output.Decided(decision, $"{plan} is returned; it has to be submitted again by {Output.Day(details.DueOn)}. {details.Explanation}");
        });
        return command;
    }

    private static Command Verb(string name, string description, Func<SubjectId, string, IRequest<Decision>> request, string done)
    {
        var id = PlanDraftCommand.PlanId();
        var command = new Command(name, description) { id };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(request(plan, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken), $"{plan} is {done}.");
        });
        return command;
    }
}
