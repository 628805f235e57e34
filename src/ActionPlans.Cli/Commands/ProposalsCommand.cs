using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Deadlines that would be others by what is known now: a person decides.</summary>
internal static class ProposalsCommand
{
    public static Command Create()
    {
        var reason = new Option<string>("--reason") { Description = "Why the deadline stays", Required = true };
        return new Command("proposals", "Deadlines that would be others by what is known now")
        {
            List(),
            Decide("accept", "Put proposed deadlines in force; those that held are kept", null, (id, by, _) => new AcceptProposal(id, by)),
            Decide("reject", "Leave deadlines as they are", reason, (id, by, parsed) => new RejectProposal(id, parsed.GetRequiredValue(reason), by)),
        };
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var all = new Option<bool>("--all") { Description = "Also those that were decided" };
        var command = new Command("list", "List the proposals that wait for a decision") { json, all };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var proposals = await folder.Mediator.Send(new ListProposals(parsed.GetValue(all) ? null : "open"), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject { ["proposals"] = new JsonArray([.. proposals.Select(proposal => (JsonNode)ToJson(proposal))]) });
            else
                Print(proposals);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(DeadlineProposal proposal) => new()
    {
        ["id"] = proposal.Id,
        ["subject"] = proposal.Subject,
        ["due"] = Output.Iso(proposal.OldDue),
        ["proposed"] = Output.Iso(proposal.NewDue),
        ["cause"] = proposal.Cause,
        ["why"] = proposal.Why,
        ["state"] = proposal.State,
        ["at"] = Output.Iso(proposal.ProposedAt),
        ["by"] = proposal.ProposedBy,
        ["decidedBy"] = proposal.DecidedBy,
    };

    private static void Print(IReadOnlyList<DeadlineProposal> proposals)
    {
        if (proposals.Count == 0)
        {
            Output.Line("There are none.");
            return;
        }

        var table = Output.Table("No", "", "Due", "Proposed", "State", "Why");
        foreach (var proposal in proposals)
            table.AddRow(
                Output.Cell(FormattableString.Invariant($"{proposal.Id}")), Output.Cell(proposal.Subject), Output.Cell(Output.Day(proposal.OldDue)), Output.Cell(Output.Day(proposal.NewDue)),
                Output.Cell(proposal.State), Output.Cell(proposal.Why));
        Output.Write(table);
    }

    private static Command Decide(string name, string description, Option<string>? reason, Func<long, string, ParseResult, IRequest<Decision>> request)
    {
        var id = new Argument<long?>("PROPOSAL") { Description = "Its number, as 'proposals list' shows it", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every one that waits" };
        var command = new Command(name, description) { id, all };
        if (reason is not null)
            command.Options.Add(reason);
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var by = parsed.GetRequiredValue(CommonOptions.By);
            var exit = ExitCode.Done;
            foreach (var proposal in await Chosen(parsed, folder, id, all, cancellationToken))
                exit = Math.Max(exit, Output.Decided(await folder.Mediator.Send(request(proposal, by, parsed), cancellationToken), FormattableString.Invariant($"Proposal {proposal}: {name}ed.")));
            return exit;
        });
        return command;
    }

    private static async Task<IReadOnlyList<long>> Chosen(ParseResult parsed, DataFolder folder, Argument<long?> id, Option<bool> all, CancellationToken cancellationToken) =>
        (parsed.GetValue(id), parsed.GetValue(all)) switch
        {
            ({ } one, false) => [one],
            (null, true) => [.. (await folder.Mediator.Send(new ListProposals(), cancellationToken)).Select(proposal => proposal.Id)],
            _ => throw new RefusedException("give the number of one proposal, or --all"),
        };
}
