using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>One recommendation, plan, action or risk with its timeline.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "R1 for a recommendation, P1 for an action plan, A1 for an action, K1 for a risk" };
        var asOf = CommonOptions.Date("--as-of", "As it stood at the end of that day, with what had been sent by then (default: now)");
        var json = CommonOptions.Json();
        var command = new Command("show", "Show a recommendation, plan, action or risk with its evidence and timeline") { id, asOf, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var details = await folder.Mediator.Send(new ShowSubject(SubjectId.Parse(parsed.GetRequiredValue(id), SubjectId.Tracked), parsed.GetValue(asOf)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(details));
            else
                Print(details);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(SubjectDetails details) => new()
    {
        ["id"] = details.Id.ToString(),
        ["report"] = details.ReportTitle,
        ["area"] = details.Area,
        ["state"] = details.State,
        ["text"] = details.Text,
        ["bodies"] = new JsonArray([.. details.Bodies.Select(body => (JsonNode)body)]),
        ["saidDone"] = Output.Iso(details.SaidDoneOn),
        ["due"] = Output.Iso(details.DueOn),
        ["review"] = Output.Iso(details.ReviewOn),
        ["lead"] = details.Lead,
        ["action"] = details.Action is { } action ? ToJson(action) : null,
        ["impact"] = details.Risk?.Impact,
        ["mitigations"] = details.Risk is { } risk ? new JsonArray([.. risk.Mitigations.Select(mitigation => (JsonNode)mitigation)]) : null,
        ["explanation"] = details.Explanation,
        ["earlierDeadlines"] = new JsonArray([.. details.EarlierDeadlines.Select(earlier => (JsonNode)new JsonObject
        {
            ["due"] = Output.Iso(earlier.DueOn),
            ["until"] = Output.Iso(earlier.Until),
            ["by"] = earlier.By,
            ["reason"] = earlier.Reason,
        })]),
        ["extensionsGranted"] = details.Extensions.Count(extension => extension.State == "granted"),
        ["extensions"] = new JsonArray([.. details.Extensions.Select(extension => (JsonNode)new JsonObject
        {
            ["asked"] = Output.Iso(extension.AskedAt),
            ["by"] = extension.AskedBy,
            ["from"] = Output.Iso(extension.FromDue),
            ["to"] = Output.Iso(extension.AskedFor),
            ["reason"] = extension.Reason,
            ["safeguard"] = extension.Safeguard,
            ["state"] = extension.State,
            ["proposed"] = Output.Iso(extension.ProposedTo),
            ["proposedBy"] = extension.ProposedBy,
            ["decidedBy"] = extension.DecidedBy,
            ["decisionReason"] = extension.DecisionReason,
        })]),
        ["rag"] = details.Rag?.Colour.ToStored(),
        ["ragRule"] = details.Rag?.Rule,
        ["ragHistory"] = new JsonArray([.. details.RagHistory.Select(set => (JsonNode)new JsonObject
        {
            ["colour"] = set.Colour,
            ["dependsOn"] = set.DependsOn,
            ["rationale"] = set.Rationale,
            ["until"] = Output.Iso(set.Until),
            ["set"] = Output.Iso(set.SetAt),
            ["by"] = set.SetBy,
            ["cleared"] = set.ClearedAt is { } cleared ? Output.Iso(cleared) : null,
            ["clearedBy"] = set.ClearedBy,
        })]),
        ["nextStep"] = details.NextStep is { } next ? Output.Iso(next) : null,
        ["fault"] = details.Fault,
        ["evidence"] = new JsonArray([.. details.Evidence.Select(evidence => (JsonNode)new JsonObject
        {
            ["id"] = evidence.Id.ToString(),
            ["kind"] = evidence.Kind,
            ["file"] = evidence.FileName,
            ["size"] = evidence.Size,
            ["sha256"] = evidence.Sha256,
            ["effective"] = Output.Iso(evidence.EffectiveOn),
            ["added"] = Output.Iso(evidence.AddedAt),
            ["by"] = evidence.AddedBy,
            ["state"] = evidence.State,
            ["decidedBy"] = evidence.DecidedBy,
            ["reason"] = evidence.Reason,
            ["mediaType"] = evidence.MediaType,
            ["version"] = evidence.Number,
            ["supersedes"] = evidence.Supersedes?.ToString(),
            ["supersedesReason"] = evidence.SupersedesReason,
            ["body"] = evidence.Body,
            ["also"] = evidence.Also,
        })]),
        ["parts"] = new JsonArray([.. details.Parts.Select(part => (JsonNode)new JsonObject
        {
            ["body"] = part.Body,
            ["accountable"] = part.Accountable,
            ["state"] = part.State,
            ["rag"] = part.Rag.Colour.ToStored(),
            ["ragRule"] = part.Rag.Rule,
            ["saidDone"] = Output.Iso(part.Said?.On),
            ["saidDoneBy"] = part.Said?.By,
            ["saidDoneNote"] = part.Said?.Note,
        })]),
        ["links"] = new JsonArray([.. details.Links.Select(link => (JsonNode)LinkCommand.ToJson(link))]),
        ["checks"] = new JsonArray([.. details.Checks.Select(check => (JsonNode)CheckCommand.ToJson(check))]),
        ["timeline"] = new JsonArray([.. details.Timeline.Select(item => (JsonNode)new JsonObject
        {
            ["at"] = Output.Iso(item.At),
            ["kind"] = item.Kind,
            ["by"] = item.By,
            ["text"] = item.Text,
        })]),
    };

    private static JsonObject ToJson(ActionDetails action) => new()
    {
        ["plan"] = action.Plan.ToString(),
        ["objective"] = action.Objective,
        ["outcome"] = action.Outcome,
        ["evidence"] = action.EvidenceExpected,
        ["target"] = action.Target,
        ["targetKind"] = action.TargetKind,
        ["proposed"] = action.ProposedTarget,
        ["proposedBy"] = action.ProposedBy,
        ["doneOn"] = Output.Iso(action.DoneOn),
    };

    private static void Print(SubjectDetails details)
    {
        Output.Heading($"{details.Id}: {(details.Text.Length > 0 ? details.Text : "Action plan")}");
        Output.Fact("Report", details.ReportTitle);
        Output.Fact("State", Output.State(details.State, details.SaidDoneOn));
        foreach (var part in details.Parts.Where(part => part.Said is not null))
            Output.Fact("Said done", $"{Output.Day(part.Said!.On)} by {part.Said.By}, {part.Body}{(part.Said.Note is null ? "" : $": {part.Said.Note}")}");
        Output.Fact("RAG", details.Rag?.Rule);
        Output.Fact("Responsible", string.Join("; ", details.Bodies));
        foreach (var part in details.Parts.Where(_ => details.Parts.Count > 1))
            Output.Fact("Part", $"{part.Body}{(part.Accountable ? " (accountable)" : "")}: {Output.State(part.State)}. {part.Rag.Rule}");
        Output.Fact("Lead", details.Lead);
        if (details.ReviewOn is { } review)
            Output.Fact("Looked at", Output.Day(review));
        else
            Output.Fact("Due", Output.Day(details.DueOn) ?? "not agreed");
        if (details.Action is { } action)
            Print(action);
        Output.Fact("Impact", details.Risk?.Impact);
        foreach (var mitigation in details.Risk?.Mitigations ?? [])
            Output.Fact("Mitigation", mitigation);
        Output.Fact("Worked out", details.Explanation);
        foreach (var earlier in details.EarlierDeadlines)
            Output.Fact("Before", $"{Output.Day(earlier.DueOn) ?? "no date"}, until {Output.At(earlier.Until)} ({earlier.By}: {earlier.Reason})");
        if (details.Extensions.Count > 0)
            Output.Fact("Extensions", $"{details.Extensions.Count(extension => extension.State == "granted")} granted of {details.Extensions.Count} asked for");
        foreach (var extension in details.Extensions)
            Output.Fact(
                "Extension",
                $"{extension.State}: {Output.Day(extension.FromDue)} → {Output.Day(extension.ProposedTo)}, asked for by {extension.AskedBy} ({extension.Reason}); until then: {extension.Safeguard}{(extension.DecidedBy is null ? "" : $"; answered by {extension.DecidedBy}")}");
        Output.Fact("Next step", details.NextStep is { } next ? Output.At(next) : null);
        Output.Fact("Fault", details.Fault);
        foreach (var evidence in details.Evidence)
            Output.Fact($"Evidence {evidence.Id}", Described(evidence));
        foreach (var check in details.Checks)
            Output.Fact($"Check {check.Subject}", $"whether it has lasted, due {Output.Day(check.DueOn)}: {check.State}{(check.Reason is null ? "" : $": {check.Reason}")}");
        foreach (var link in details.Links)
            Output.Fact(
                $"Link {link.Id}",
                $"{link.Other} of \"{link.OtherReport}\" {(link.State == "confirmed" ? $"asks for the same ('actionplans evidence add {details.Id} FILE --also {link.Other}' serves both)" : $"may ask for the same: {link.Reason} ('actionplans link confirm {link.Id}' or 'reject')")}");

        var table = Output.Table("When", "What", "Who", "");
        foreach (var item in details.Timeline)
            table.AddRow(Output.Cell(Output.At(item.At)), Output.Cell(item.Kind), Output.Cell(item.By), Output.Cell(item.Text));
        Output.Write(table);
    }

    private static string Described(EvidenceDetails evidence) =>
        FormattableString.Invariant($"{evidence.FileName ?? "statement"}, version {evidence.Number}{(evidence.Supersedes is { } before ? $" (after {before}: {evidence.SupersedesReason})" : "")}, ")
        + FormattableString.Invariant($"{evidence.Size} bytes, SHA-256 {evidence.Sha256}, effective {Output.Day(evidence.EffectiveOn)}, handed in {Output.At(evidence.AddedAt)} by {evidence.AddedBy}")
        + $"{(evidence.Body is null ? "" : $", for the part of {evidence.Body}")}{(evidence.Also is null ? "" : $", serves {evidence.Also} too")}, {evidence.State}{(evidence.Reason is null ? "" : $": {evidence.Reason}")}";

    private static void Print(ActionDetails action)
    {
        Output.Fact("Plan", action.Plan.ToString());
        Output.Fact("Objective", action.Objective);
        Output.Fact("Outcome", action.Outcome);
        Output.Fact("Evidence", action.EvidenceExpected);
        Output.Fact("Target", action.Target);
        Output.Fact("Proposed", action.ProposedTarget is null ? null : $"{action.ProposedTarget}, by {action.ProposedBy}; somebody else has to agree");
        Output.Fact("Last done", Output.Day(action.DoneOn));
    }
}
