using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Reports;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Who holds which post, who is away and who acts for them.</summary>
internal static class PeopleCommand
{
    public static Command Create() => new("people", "Who holds which post: letters follow people as they come, are away and go")
    {
        Add(), List(), Post(), Leave(), Absent(), Deputy(), Import(),
    };

    private static Command Add()
    {
        var name = Name();
        var email = new Option<string>("--email") { Description = "Their own address", Required = true };
        return Verb<long>("add", "Register somebody", name, [email], (parsed, person, by) => new AddPerson(person, parsed.GetRequiredValue(email), by), "is registered; 'people post' gives a post");
    }

    private static Command Post()
    {
        var name = Name();
        var body = BodiesCommand.Body();
        var role = BodiesCommand.Role();
        var from = CommonOptions.Date("--from", "The first day");
        var until = CommonOptions.Date("--until", "The first day on which it is no longer so; without --from it ends the post held");
        return Verb<Unit>("post", "Give somebody a post, or end it", name, [body, role, from, until], (parsed, person, by) =>
        {
            var (at, held) = (parsed.GetRequiredValue(body), StoredName.ToPostRole(parsed.GetRequiredValue(role)));
            if (parsed.GetValue(from) is { } first)
                return new GivePost(person, at, held, first, parsed.GetValue(until), by);
            return new EndPost(person, at, held, parsed.GetValue(until) ?? throw new RefusedException("give --from, the first day of the post, or --until, to end it"), by);
        }, "'s posts are changed; 'people list' shows them");
    }

    private static Command Leave()
    {
        var name = Name();
        var on = CommonOptions.Date("--on", "The first day without them", required: true);
        var command = new Command("leave", "Somebody leaves: from that day on nothing is sent to them") { name, on };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(
                new LeavePosts(parsed.GetRequiredValue(name), parsed.GetRequiredValue(on)!.Value, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(decision, $"From {Output.Day(parsed.GetRequiredValue(on))} letters go to whoever holds their posts then.");
        });
        return command;
    }

    private static Command Absent()
    {
        var name = Name();
        var from = CommonOptions.Date("--from", "The first day away", required: true);
        var to = CommonOptions.Date("--to", "The last day away", required: true);
        return Verb<Unit>("absent", "Somebody is away: their deputy gets what is for them", name, [from, to],
            (parsed, person, by) => new RecordAbsence(person, parsed.GetRequiredValue(from)!.Value, parsed.GetRequiredValue(to)!.Value, by), "is away on these days");
    }

    private static Command Deputy()
    {
        var name = Name();
        var absent = new Option<string>("--for") { Description = "For whom they act", Required = true };
        var from = CommonOptions.Date("--from", "From when", required: true);
        var until = CommonOptions.Date("--until", "The first day on which it is no longer so");
        return Verb<Unit>("deputy", "Somebody acts for another person whenever that person is away", name, [absent, from, until],
            (parsed, person, by) => new NameDeputy(person, parsed.GetRequiredValue(absent), parsed.GetRequiredValue(from)!.Value, parsed.GetValue(until), by), "deputises");
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with the header name,email,body,role,from,until,deputy for" };
        var command = new Command("import", "Register many people and posts; all of them or none") { file };
        command.Does(async (parsed, cancellationToken) =>
        {
            var csv = ReportFile.ReadBytes(parsed.GetRequiredValue(file).FullName);
            using var folder = DataFolder.Open(parsed);
            var imported = await folder.Mediator.Send(new ImportPeople(csv, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            Output.Line(string.Create(CultureInfo.InvariantCulture, $"{imported.People} {(imported.People == 1 ? "person" : "people")} registered, with {Say.Count(imported.Posts, "post")}."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Everybody registered, with what they hold now or later") { json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var people = await folder.Mediator.Send(new ListPeople(), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(people));
            else
                Print(people);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<PersonSummary> people) => new()
    {
        ["people"] = new JsonArray([.. people.Select(person => (JsonNode)new JsonObject
        {
            ["name"] = person.Name,
            ["email"] = person.Email,
            ["leftOn"] = Output.Iso(person.LeftOn),
            ["awayUntil"] = Output.Iso(person.AwayUntil),
            ["posts"] = new JsonArray([.. person.Posts.Select(post => (JsonNode)new JsonObject
            {
                ["body"] = post.Body, ["role"] = post.Role, ["from"] = Output.Iso(post.From), ["until"] = Output.Iso(post.Until), ["deputyFor"] = post.DeputyFor,
            })]),
        })]),
    };

    private static void Print(IReadOnlyList<PersonSummary> people)
    {
        var table = Output.Table("Name", "Address", "Posts", "");
        foreach (var person in people)
            table.AddRow(
                Output.Cell(person.Name), Output.Cell(person.Email), Output.Cell(string.Join('\n', person.Posts.Select(Words))),
                Output.Cell(person.LeftOn is { } left ? $"leaves {Output.Day(left)}" : person.AwayUntil is { } away ? $"away until {Output.Day(away)}" : ""));
        Output.Write(table);
    }

    private static string Words(PostSummary post) =>
        $"{(post.DeputyFor is null ? "" : $"deputy for {post.DeputyFor} as ")}{post.Role} at {post.Body}, {Output.Day(post.From)}{(post.Until is null ? "" : $" until {Output.Day(post.Until)}")}";

    private static Argument<string> Name() => new("NAME") { Description = "The person's name" };

    private static Command Verb<T>(
        string verb, string description, Argument<string> name, Option[] options, Func<ParseResult, string, string, IRequest<T>> request, string done)
    {
        var command = new Command(verb, description) { name };
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            var person = parsed.GetRequiredValue(name);
            using var folder = DataFolder.Open(parsed);
            await folder.Mediator.Send(request(parsed, person, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            Output.Line($"{person}{(done[0] == '\'' ? "" : " ")}{done}.");
            return ExitCode.Done;
        });
        return command;
    }
}
