using System.CommandLine;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;

namespace ActionPlans.Cli.Commands;

/// <summary>Evidence of compliance: handing it in and deciding about it.</summary>
internal static class EvidenceCommand
{
    /// <summary>What evidence can be for.</summary>
    private const string Subjects = "RAS";

    private const int LargestFile = 20 * 1024 * 1024;

    public static Command Create() => new("evidence", "Hand in evidence of compliance, let it serve several, accept it or send it back")
    {
        Add(), Link(), Supersede(), Accept(), Reject(),
    };

    private static Argument<string> Piece() => new("EVIDENCE") { Description = "The evidence's id, E1" };

    private static Argument<FileInfo?> EvidenceFile() => new("FILE") { Description = "The file that shows what was done", Arity = ArgumentArity.ZeroOrOne };

    private static Option<string?> Statement() => new("--statement") { Description = "A written statement instead of a file" };

    private static Option<string?> Body() => new("--body") { Description = "The responsible body whose part it shows (default: all of them)" };

    private static Option<string?> For() => new("--for") { Description = "What it is decided for, where it serves several: R1" };

    private static Command Add()
    {
        var subject = new Argument<string>("SUBJECT") { Description = "What it is for: a recommendation R1, an action A1, a sustained check S1" };
        var also = new Option<string[]>("--also") { Description = "What else it serves: R2", AllowMultipleArgumentsPerToken = true };
        var (file, statement, body) = (EvidenceFile(), Statement(), Body());
        var effective = CommonOptions.Date("--effective", "Since when it is so (default: today)");
        var command = new Command("add", "Hand in a file or a statement for somebody else to accept") { subject, file, statement, effective, body, also };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(subject), Subjects);
            SubjectId[] others = [.. (parsed.GetValue(also) ?? []).Select(other => SubjectId.Parse(other, Subjects))];
            var (name, content) = Content(parsed.GetValue(file), parsed.GetValue(statement));
            using var folder = DataFolder.Open(parsed);
            var added = await folder.Mediator.Send(
                new AddEvidence(id, name, content, parsed.GetValue(effective), parsed.GetRequiredValue(CommonOptions.By)) { Also = others, Body = parsed.GetValue(body) },
                cancellationToken);
            var exit = Output.Decided(added.Decision, $"{added.Id} waits for a decision{(others.Length == 0 ? "" : $" for each of {id}, {string.Join(", ", others)}")} (SHA-256 {added.Sha256}).");
            if (added.Decision.IsAccepted && id.Kind == 'R')
                Offer(await folder.Mediator.Send(new ShowSubject(id), cancellationToken), added.Id!.Value, others);
            return exit;
        });
        return command;
    }

    /// <summary>Where a person has confirmed that another recommendation asks for the same, this piece may serve it too.</summary>
    private static void Offer(SubjectDetails details, SubjectId evidence, IReadOnlyCollection<SubjectId> served)
    {
        foreach (var link in details.Links.Where(link => link.State == "confirmed" && link.OtherState is "open" or "evidenceSubmitted" && !served.Contains(link.Other)))
            Output.Line($"{link.Other} asks for the same: 'actionplans evidence link {evidence} {link.Other}' lets it serve both.");
    }

    private static Command Link()
    {
        var (evidence, body) = (Piece(), Body());
        var subject = new Argument<string>("SUBJECT") { Description = "What it serves too: R2, A1 or S1" };
        var command = new Command("link", "Let a piece on record serve something else too, with a decision of its own") { evidence, subject, body };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            var served = SubjectId.Parse(parsed.GetRequiredValue(subject), Subjects);
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new LinkEvidence(id, served, parsed.GetValue(body), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} waits for a decision for {served} too.");
        });
        return command;
    }

    private static Command Supersede()
    {
        var (evidence, file, statement) = (Piece(), EvidenceFile(), Statement());
        var effective = CommonOptions.Date("--effective", "Since when it is so (default: today)");
        var reason = new Option<string>("--reason") { Description = "Why there is a new version", Required = true };
        var command = new Command("supersede", "Hand in the next version of a piece; what was accepted holds until this is") { evidence, file, statement, effective, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            var (name, content) = Content(parsed.GetValue(file), parsed.GetValue(statement));
            using var folder = DataFolder.Open(parsed);
            var added = await folder.Mediator.Send(
                new SupersedeEvidence(id, name, content, parsed.GetValue(effective), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(added.Decision, $"{added.Id} is the next version of {id} and waits for a decision (SHA-256 {added.Sha256}).");
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
        var (evidence, served) = (Piece(), For());
        var command = new Command("accept", "Accept evidence (by somebody other than who handed it in)") { evidence, served };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new AcceptEvidence(id, parsed.GetRequiredValue(CommonOptions.By), Subject(parsed.GetValue(served))), cancellationToken),
                $"{id} is accepted. A recommendation is closed when every body's part is.");
        });
        return command;
    }

    private static Command Reject()
    {
        var (evidence, served) = (Piece(), For());
        var reason = new Option<string>("--reason") { Description = "What is missing, for the lead", Required = true };
        var command = new Command("reject", "Send evidence back with the reason; the recommendation is open again") { evidence, reason, served };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(evidence), "E");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(
                    new RejectEvidence(id, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By), Subject(parsed.GetValue(served))), cancellationToken),
                $"{id} is sent back; the lead is told why.");
        });
        return command;
    }

    private static SubjectId? Subject(string? text) => text is null ? null : SubjectId.Parse(text, Subjects);
}
