using ActionPlans.Domain;
using ActionPlans.People;

namespace ActionPlans.Tests.Kit;

/// <summary>Registering people and mailboxes, as an administrator would.</summary>
internal static class Registry
{
    private const string Administrator = "Sam Elder";

    public static async Task RegisterAsync(this Installation house, string name, PostRole role, string body, string from, string? until = null)
    {
        if (house.Count("SELECT count(*) FROM Person WHERE Name = @name", new { name }) == 0)
            await house.Mediator.Send(new AddPerson(name, Address(name), Administrator));
        await house.Mediator.Send(new GivePost(name, body, role, Day(from), until is null ? null : Day(until), Administrator));
    }

    public static async Task DeputyAsync(this Installation house, string name, string absent, string from)
    {
        await house.Mediator.Send(new AddPerson(name, Address(name), Administrator));
        await house.Mediator.Send(new NameDeputy(name, absent, Day(from), null, Administrator));
    }

    public static Task MailboxAsync(this Installation house, PostRole role, string body, string? address, string from) =>
        house.Mediator.Send(new RegisterMailbox(body, role, address, Day(from), Administrator));

    public static Task AwayAsync(this Installation house, string name, string from, string to) =>
        house.Mediator.Send(new RecordAbsence(name, Day(from), Day(to), Administrator));

    public static Task LeaveAsync(this Installation house, string name, string on) => house.Mediator.Send(new LeavePosts(name, Day(on), Administrator));

    public static async Task<IReadOnlyList<string>> TasksAsync(this Installation house) =>
        [.. (await house.Mediator.Send(new ListTasks(All: false))).Select(task => $"{task.Kind} {task.Subject}")];

    /// <summary>"Robin Ashdown": robin.ashdown@example.nhs.uk.</summary>
    public static string Address(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@example.nhs.uk";

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
