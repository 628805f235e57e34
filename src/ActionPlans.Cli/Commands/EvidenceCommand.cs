using System.CommandLine;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;

namespace ActionPlans.Cli.Commands;

/// <summary>Evidence of compliance: handing it in and deciding about it.</summary>
internal static class EvidenceCommand
{
    private const int LargestFile = 20 * 1024 * 1024;

    public static Command Create() => new("evidence", "Hand in evidence of compliance, accept it or send it back") { Add(), Accept(), Reject() };

    private static Command Add()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R1" };
        var file = new Argument<FileInfo?>("FILE") { Description = "The file that shows what was done", Arity = ArgumentArity.ZeroOrOne };
        var statement = new Option<string?>("--statement") { Description = "A written statement instead of a file" };
        var effective = CommonOptions.Date("--effective", "Since when it is so (default: today)");
        var command = new Command("add", "Hand in a file or a statement for somebody else to accept") { recommendation, file, statement, effective };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            var (name, content) = Content(parsed.GetValue(file), parsed.GetValue(statement));
            using var folder = DataFolder.Open(parsed);
            var added = await folder.Mediator.Send(
                new AddEvidence(id, name, content, parsed.GetValue(effective), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(added.Decision, $"{added.Id} waits for a decision (SHA-256 {added.Sha256}).");
        });
        return command;
    }

    private static (string? Name, byte[] Content) Content(FileInfo? file, string? statement) => (file, statement) switch
    {
        (null, null) => throw new RefusedException("give a file, or a statement with --statement \"…\""),
        (not null, not null) => throw new RefusedException("give either a file or a statement, not both"),
        (null, _) => (null, Encoding.UTF8.GetBytes(statement.Trim())),
        (_, null) when !file.Exists => throw new RefusedException($"there is no file {file}: check the name"),
        (_, null) when file.Length > LargestFile => throw new RefusedException($"{file.Name} is larger than 20 MB: hand in the part that shows what was done"),
        (_, null) => (file.Name, File.ReadAllBytes(file.FullName)),
    };

    private static Command Accept()
    {
        var evidence = new Argument<string>("EVIDENCE") { Description = "The evidence's id, E1" };
        var command = new Command("accept", "Accept evidence (by somebody other than who handed it in); closes the recommendation") { evidence };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new AcceptEvidence(id, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} is accepted; its recommendation is closed.");
        });
        return command;
    }

    private static Command Reject()
    {
        var evidence = new Argument<string>("EVIDENCE") { Description = "The evidence's id, E1" };
        var reason = new Option<string>("--reason") { Description = "What is missing, for the lead", Required = true };
        var command = new Command("reject", "Send evidence back with the reason; the recommendation is open again") { evidence, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(
                    new RejectEvidence(id, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} is sent back; the lead is told why.");
        });
        return command;
    }
}
