using ActionPlans.Data;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>people, bodies and tasks, as an administrator types them.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class PeopleCommandTests
{
    private const string Body = FictionalReport.Commissioner;

    [Test]
    public async Task Somebody_is_registered_gets_a_post_a_deputy_an_absence_and_leaves()
    {
        using var data = new DataFolderRuns();

        Assert.That(await data.DoesAsync("people", "add", "Robin Ashdown", "--email", "robin@example.nhs.uk"), Is.EqualTo("Robin Ashdown is registered; 'people post' gives a post."));
        Assert.That(await data.DoesAsync("people", "post", "Robin Ashdown", "--body", Body, "--role", "lead", "--from", "2012-04-01"), Is.EqualTo("Robin Ashdown's posts are changed; 'people list' shows them."));
        await data.DoesAsync("people", "add", "Mara Dene", "--email", "mara@example.nhs.uk");
        Assert.That(await data.DoesAsync("people", "deputy", "Mara Dene", "--for", "Robin Ashdown", "--from", "2012-04-01"), Is.EqualTo("Mara Dene deputises."));
        Assert.That(await data.DoesAsync("people", "absent", "Robin Ashdown", "--from", "2012-11-05", "--to", "2012-11-16"), Is.EqualTo("Robin Ashdown is away on these days."));
        Assert.That(
            await data.DoesAsync("people", "leave", "Robin Ashdown", "--on", "2090-01-02"), Is.EqualTo("From Mon 2 Jan 2090 letters go to whoever holds their posts then."));

        var people = (await data.RunAsync("people", "list", "--json")).Json.GetProperty("people");
        Assert.That(people.EnumerateArray().Select(person => $"{person.GetProperty("name")} {person.GetProperty("leftOn")}: {person.GetProperty("posts")[0].GetProperty("role")} {person.GetProperty("posts")[0].GetProperty("deputyFor")}".TrimEnd()),
            Is.EqualTo(new[] { "Mara Dene : lead Robin Ashdown", "Robin Ashdown 2090-01-02: lead" }));
        Assert.That(await data.DoesAsync("people", "list"), Does.Contain("deputy for Robin Ashdown as lead at NHS Harrowdale").And.Contain("leaves Mon 2 Jan 2090"));
    }

    [Test]
    public async Task What_is_wrong_about_people_is_refused_in_one_line_that_says_what_to_do()
    {
        using var data = new DataFolderRuns();
        await data.DoesAsync("people", "add", "Robin Ashdown", "--email", "robin@example.nhs.uk");

        await data.RefusesAsync("is registered already", "people", "add", "robin ashdown", "--email", "other@example.nhs.uk");
        await data.RefusesAsync("is Robin Ashdown's address already", "people", "add", "Mara Dene", "--email", "robin@example.nhs.uk");
        await data.RefusesAsync("is no e-mail address", "people", "add", "Mara Dene", "--email", "mara at home");
        await data.RefusesAsync("nobody is registered as 'Mara Dene'", "people", "leave", "Mara Dene", "--on", "2013-01-01");
        await data.RefusesAsync("'boss' not recognized. Must be one of: 'lead' 'provider-lead'", "people", "post", "Robin Ashdown", "--body", Body, "--role", "boss", "--from", "2012-04-01");
        await data.RefusesAsync("give --from, the first day of the post, or --until, to end it", "people", "post", "Robin Ashdown", "--body", Body, "--role", "lead");
        await data.RefusesAsync("does not hold the role 'lead'", "people", "post", "Robin Ashdown", "--body", Body, "--role", "lead", "--until", "2013-01-01");
        await data.RefusesAsync("cannot be their own deputy", "people", "deputy", "Robin Ashdown", "--for", "Robin Ashdown ", "--from", "2013-01-01");
        await data.RefusesAsync("before it begins", "people", "absent", "Robin Ashdown", "--from", "2012-11-16", "--to", "2012-11-05");
        await data.RefusesAsync("nothing was imported", "people", "import", data.Write("people.csv", "name,email,body,role,from,until,deputy for\nA,a@b.example,NHS X,boss,2012-04-01,,\n"u8.ToArray()));
    }

    [Test]
    public async Task Many_are_imported_from_a_file()
    {
        using var data = new DataFolderRuns();
        var file = data.Write("people.csv", "name,email,body,role,from,until,deputy for\nRobin Ashdown,robin@example.nhs.uk,NHS Harrowdale,lead,2012-04-01,,\n"u8.ToArray());

        Assert.That(await data.DoesAsync("people", "import", file), Is.EqualTo("1 person registered, with 1 post."));
    }

    [Test]
    public async Task A_body_gets_a_mailbox_and_a_successor_and_the_list_shows_who_answers()
    {
        using var data = new DataFolderRuns();

        Assert.That(
            await data.DoesAsync("bodies", "mailbox", Body, "--role", "lead", "--address", "safeguarding@harrowdale.example", "--from", "2012-04-01"),
            Is.EqualTo("From Sun 1 Apr 2012 the mailbox of lead at NHS Harrowdale is safeguarding@harrowdale.example."));
        Assert.That(await data.DoesAsync("bodies", "succeed", Body, "--to", "NHS Fellside", "--on", "2013-04-01"), Is.EqualTo("From Mon 1 Apr 2013 NHS Fellside answers for NHS Harrowdale."));
        Assert.That(await data.DoesAsync("bodies", "list"), Does.Contain("NHS Harrowdale").And.Contain("NHS Fellside"));

        await data.RefusesAsync("cannot take over", "bodies", "succeed", "NHS Fellside", "--to", Body, "--on", "2014-04-01");
        await data.RefusesAsync("is no e-mail address", "bodies", "mailbox", Body, "--role", "lead", "--address", "nowhere", "--from", "2012-04-01");
    }

    [Test]
    public async Task A_task_is_listed_done_once_and_then_only_shown_with_all()
    {
        using var data = new DataFolderRuns();
        await data.DoesAsync("tasks");
        using (var database = Database.AtFile(Path.Combine(data["data"], "actionplans.db")))
        using (var work = database.Begin())
        {
            work.Execute("INSERT INTO AdministratorTask (Id, Kind, Subject, Text, RaisedAt, Version) VALUES (1, 'unreachable', 'lead@NHS Harrowdale', 'Nobody can be reached.', 0, 1)");
            work.Commit();
        }

        Assert.That(await data.DoesAsync("tasks"), Does.Contain("T1").And.Contain("Nobody can be reached."));
        Assert.That(await data.DoesAsync("tasks", "done", "T1"), Is.EqualTo("T1 is done; should it still be wrong, it is raised again."));
        await data.DoesNotAsync("T1 was done before", "tasks", "done", "T1");
        await data.RefusesAsync("there is no task T2", "tasks", "done", "T2");
        await data.RefusesAsync("'1' is no id: write it as T1", "tasks", "done", "1");
        Assert.That((await data.RunAsync("tasks", "--json")).Json.GetProperty("tasks").GetArrayLength(), Is.Zero);
        Assert.That((await data.RunAsync("tasks", "--all", "--json")).Json.GetProperty("tasks")[0].GetProperty("doneBy").GetString(), Is.EqualTo("Ann"));
    }
}
