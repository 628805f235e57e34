using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Audit;

namespace ActionPlans.Cli.Commands;

/// <summary>Whether the audit trail is what was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var head = new Option<string?>("--head") { Description = "The last hash of an earlier run: shows that nothing was cut off the end since" };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Check that no entry of the audit trail was changed, added or removed; exit code 1 names the first") { head, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var verdict = await folder.Mediator.Send(new VerifyAudit(parsed.GetValue(head)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(verdict));
            else if (verdict.IsWhole)
                Output.Line($"{verdict.Entries} entries, each as it was written. The last hash is {verdict.Head}: note it down elsewhere, and give it with --head next time.");
            else
                await Console.Error.WriteLineAsync($"actionplans: {Trouble(verdict)}");
            return verdict.IsWhole ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }

    private static string Trouble(AuditVerdict verdict) => verdict.Broken is { } broken
        ? $"entry {broken.Id} ({broken.Kind} of {broken.Subject} by {broken.By}, {Output.At(broken.At)}) does not follow the {verdict.Entries} before it: it was changed, or one was added or removed there; compare with a backup"
        : $"the hash given with --head is not in the chain of {verdict.Entries} entries: its end was cut off or rewritten since; compare with a backup";

    private static JsonObject ToJson(AuditVerdict verdict) => new()
    {
        ["whole"] = verdict.IsWhole,
        ["entries"] = verdict.Entries,
        ["head"] = verdict.Head,
        ["headFound"] = verdict.HeadFound,
        ["broken"] = verdict.Broken is not { } broken ? null : new JsonObject
        {
            ["entry"] = broken.Id,
            ["subject"] = broken.Subject,
            ["at"] = Output.Iso(broken.At),
            ["kind"] = broken.Kind,
            ["by"] = broken.By,
        },
    };
}
