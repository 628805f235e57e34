using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Links;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>The same recommendation in two reports of one inspection.</summary>
internal static class LinkCommand
{
    public static Command Create() => new("link", "Recommendations of two reports that ask for the same: found at import, decided by a person")
    {
        List(),
        Decide("confirm", "They ask for the same: one piece of evidence can serve both", "confirmed", (link, by) => new ConfirmLink(link, by)),
        Decide("reject", "They do not; the link is no longer offered", "rejected", (link, by) => new RejectLink(link, by)),
    };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only those proposed, confirmed or rejected" };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the links") { state, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var links = await folder.Mediator.Send(new ListLinks(parsed.GetValue(state)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject { ["links"] = new JsonArray([.. links.Select(link => (JsonNode)ToJson(link))]) });
            else
                Print(links);
            return ExitCode.Done;
        });
        return command;
    }

    public static JsonObject ToJson(LinkDetails link) => new()
    {
        ["id"] = link.Id,
        ["one"] = link.One.ToString(),
        ["other"] = link.Other.ToString(),
        ["otherReport"] = link.OtherReport,
        ["otherText"] = link.OtherText,
        ["otherState"] = link.OtherState,
        ["score"] = link.Score,
        ["reason"] = link.Reason,
        ["state"] = link.State,
        ["decidedBy"] = link.DecidedBy,
    };

    private static void Print(IReadOnlyList<LinkDetails> links)
    {
        if (links.Count == 0)
        {
            Output.Line("There are none.");
            return;
        }

        var table = Output.Table("Link", "", "", "State", "Why");
        foreach (var link in links)
            table.AddRow(Output.Cell(FormattableString.Invariant($"{link.Id}")), Output.Cell(link.One.ToString()), Output.Cell($"{link.Other}: {link.OtherText}"), Output.Cell(link.State), Output.Cell(link.Reason));
        Output.Write(table);
    }

    private static Command Decide(string name, string description, string done, Func<long, string, IRequest<Decision>> request)
    {
        var link = new Argument<long>("LINK") { Description = "The link's number, as 'link list' shows it" };
        var command = new Command(name, description) { link };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var id = parsed.GetRequiredValue(link);
            return Output.Decided(
                await folder.Mediator.Send(request(id, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken), FormattableString.Invariant($"Link {id} is {done}."));
        });
        return command;
    }
}
