using System.Text.Json;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>The commands as other programs use them: exit codes and the JSON that they rely on, field by field.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class CommandsTests
{
    private readonly TempFolder folder = new();

    [OneTimeTearDown]
    public void Clear() => folder.Dispose();

    [Test]
    public async Task Read_prints_the_reading_in_the_agreed_form_and_stores_nothing()
    {
        var run = await CliRun.Of("read", Samples.Inspection, "--json", "--data", folder["read"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        var reading = run.Json;
        Assert.That(Names(reading), Is.SupersetOf(new[]
        {
            "format", "family", "title", "area", "dates", "bodies", "judgements", "recommendations", "planDuty", "planRows", "risks", "checks",
        }));
        Assert.That(Text(reading, "format"), Is.EqualTo("actionplans.reading/1"));
        Assert.That(Text(reading, "family"), Is.EqualTo("cqc-integrated-inspection"));
        Assert.That(Text(reading, "area"), Is.EqualTo("Northmere"));
        var dates = reading.GetProperty("dates");
        Assert.That(
            new[] { "inspectionFrom", "inspectionTo", "published" }.Select(name => dates.GetProperty(name).GetString()),
            Is.EqualTo(new[] { "2012-09-10", "2012-09-21", "2012-10-26" }));
        Assert.That(Names(reading.GetProperty("bodies")[0]), Is.SupersetOf(new[] { "name", "printed", "role" }));
        Assert.That(Names(reading.GetProperty("judgements")[0]), Is.SupersetOf(new[] { "aspect", "grade", "group" }));
        Assert.That(Names(reading.GetProperty("checks")[0]), Is.SupersetOf(new[] { "what", "lines" }));
        Assert.That(Directory.Exists(folder["read"]), Is.False);
    }

    [TestCase("ofsted-integrated-inspection-northmere-2012.txt", "1 thing to check")]
    [TestCase("ofsted-letter-northmere-2010.txt", "2 things to check")]
    public async Task Read_says_how_many_things_to_check(string sample, string said)
    {
        var run = await CliRun.Of("read", Path.Combine(Demo.SamplesFolder, sample));

        Assert.That(run.Output.Split('\n').Select(line => line.Trim()), Does.Contain(said));
    }

    [Test]
    public async Task Read_prints_each_recommendation_in_the_agreed_form()
    {
        var recommendations = (await CliRun.Of("read", Samples.Inspection, "--json")).Json.GetProperty("recommendations");

        Assert.That(recommendations.GetArrayLength(), Is.EqualTo(8));
        var first = recommendations[0];
        Assert.That(Names(first), Is.SupersetOf(new[]
        {
            "ordinal", "number", "kind", "text", "lines", "pages", "section", "timescale", "bodies", "openEnded", "marks", "referencedBy", "flags",
        }));
        Assert.That(first.GetProperty("ordinal").GetInt32(), Is.EqualTo(1));
        Assert.That(first.GetProperty("number").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Text(first, "kind"), Is.EqualTo("recommendation"));
        Assert.That(Text(first, "text"), Is.EqualTo("make sure that every contact about a child at risk is entered in the shared record on the day it is made"));
        Assert.That((first.GetProperty("lines").GetProperty("from").GetInt32(), first.GetProperty("lines").GetProperty("to").GetInt32()), Is.EqualTo((45, 45)));
        Assert.That(first.GetProperty("pages").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Text(first, "section"), Is.EqualTo("Recommendations > Immediate"));
        Assert.That(Compact(first.GetProperty("marks")), Is.EqualTo("""["Ofsted, September 2012"]"""));
        Assert.That(first.GetProperty("openEnded").GetBoolean(), Is.True);
        Assert.That(Names(first.GetProperty("bodies")[0]), Is.SupersetOf(new[] { "name", "printed" }));
        Assert.That(Names(first.GetProperty("timescale")), Is.SupersetOf(new[] { "kind", "amount", "unit", "trigger", "date", "printed" }));
        Assert.That(Text(first.GetProperty("timescale"), "kind"), Is.EqualTo("immediate"));
        var third = recommendations[2].GetProperty("timescale");
        Assert.That((Text(third, "kind"), third.GetProperty("amount").GetInt32(), Text(third, "unit"), Text(third, "printed")), Is.EqualTo(("relative", 3, "months", "Within 3 months")));
    }

    [Test]
    public async Task Read_prints_the_plan_duty_in_the_agreed_form()
    {
        var duty = (await CliRun.Of("read", Samples.Inspection, "--json")).Json.GetProperty("planDuty");

        Assert.That(Names(duty), Is.SupersetOf(new[] { "by", "amount", "unit", "trigger", "date", "to", "copyTo", "followUpBy" }));
        Assert.That((duty.GetProperty("amount").GetInt32(), Text(duty, "unit"), Text(duty, "trigger")), Is.EqualTo((20, "workingDays", "receipt")));
        Assert.That(duty.GetProperty("date").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Compact(duty.GetProperty("copyTo")), Is.EqualTo("""["inspections@cqc.example"]"""));
    }

    [Test]
    public async Task Deadline_prints_its_date_rule_and_the_holidays_that_it_skipped()
    {
        var deadline = (await CliRun.Of("deadline", "--from", "2012-07-30", "--within", "20 working days", "--json")).Json;

        Assert.That(Names(deadline), Is.SupersetOf(new[] { "from", "due", "rule", "skipped", "explanation" }));
        Assert.That((Text(deadline, "from"), Text(deadline, "due")), Is.EqualTo(("2012-07-30", "2012-08-28")));
        Assert.That(Compact(deadline.GetProperty("skipped")), Is.EqualTo("""[{"date":"2012-08-27","why":"Summer bank holiday"}]"""));
        Assert.That(Text(deadline, "rule"), Is.Not.Empty);
        Assert.That(Text(deadline, "explanation"), Does.Contain("28 August 2012"));
    }

    [Test]
    public async Task Simulate_prints_every_message_in_the_agreed_form_and_stores_nothing()
    {
        var run = await CliRun.Of("simulate", Samples.Inspection, "--received", "2012-10-29", "--until", "2013-10-01", "--json", "--data", folder["simulate"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        var messages = run.Json.GetProperty("messages").EnumerateArray().ToList();
        Assert.That(messages, Has.Count.GreaterThan(100));
        Assert.That(messages.Select(Names), Has.All.SupersetOf(new[] { "at", "to", "role", "kind", "subject", "recommendation", "why" }));
        Assert.That(messages.Select(message => message.GetProperty("at").GetDateTimeOffset()), Is.Ordered);
        Assert.That(messages.Select(message => Text(message, "at")), Has.All.Match(@"^\d{4}-\d\d-\d\dT(09|1[0-6]):\d\d:\d\d\+0[01]:00$"));
        Assert.That(messages.Select(message => Text(message, "to")), Has.All.EndsWith("@example.nhs.uk"));
        Assert.That(messages.Select(message => Text(message, "role")).Distinct(), Is.SubsetOf(new[] { "lead", "provider-lead", "executive-lead", "oversight", "regulator" }));
        Assert.That(messages.Where(message => message.GetProperty("recommendation").ValueKind == JsonValueKind.Null).Select(message => Text(message, "about")), Has.All.EqualTo("P1"));
        Assert.That(messages.Select(message => Text(message, "why")), Has.All.Not.Empty);
        Assert.That(Directory.Exists(folder["simulate"]), Is.False);
    }

    [Test]
    public async Task Life_of_a_recommendation_is_told_by_exit_codes_and_ends_closed()
    {
        var data = folder["life"];
        Assert.That((await Do("import", Samples.Inspection, "--received", "2012-10-29")).ExitCode, Is.Zero);

        var again = await Do("import", Samples.Inspection, "--received", "2012-10-29");
        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output.ReplaceLineEndings(" "), Does.Contain("imported before").And.Contain("nothing was changed"));

        Assert.That((await Do("evidence", "add", "R1", "--statement", "Audited in May: done.", "--by", "Robin")).ExitCode, Is.Zero);
        Assert.That((await Do("evidence", "accept", "E1", "--by", "Robin")).ExitCode, Is.EqualTo(1), "not by the submitter");
        Assert.That((await Do("evidence", "reject", "E1", "--reason", "Since when?", "--by", "Priya")).ExitCode, Is.Zero);
        Assert.That((await Do("evidence", "add", "R1", folder.Write("audit.txt", "done"u8.ToArray()), "--by", "Robin")).ExitCode, Is.Zero);
        Assert.That((await Do("evidence", "accept", "E2", "--by", "Priya")).ExitCode, Is.Zero);
        Assert.That((await Do("evidence", "accept", "E2", "--by", "Priya")).ExitCode, Is.EqualTo(1), "decided already");

        var shown = (await Do("show", "R1", "--json")).Json;
        Assert.That(Text(shown, "state"), Is.EqualTo("closed"));
        Assert.That(shown.GetProperty("evidence").EnumerateArray().Select(evidence => $"{Text(evidence, "kind")} {Text(evidence, "state")}"), Is.EqualTo(new[] { "statement rejected", "file accepted" }));
        Assert.That(
            shown.GetProperty("timeline").EnumerateArray().Select(entry => Text(entry, "kind")),
            Is.SupersetOf(new[] { "imported", "EvidenceSubmitted", "EvidenceRejected", "EvidenceAccepted" }));

        async Task<CliRun> Do(params string[] command) => await CliRun.Of([.. command, "--data", data]);
    }

    [Test]
    public async Task Demo_lives_through_years_in_a_fresh_folder_and_leaves_its_messages_there()
    {
        Directory.CreateDirectory(folder["demo"]);
        File.WriteAllText(Path.Combine(folder["demo"], "mine.txt"), "a demonstration never touches a folder that holds something");

        var run = await CliRun.Of("demo", folder["demo"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("Received and imported").And.Contain("late").And.Contain("closed").And.Contain("messages"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder["demo"]).Select(Path.GetFileName), Is.EqualTo(new[] { "mine.txt" }));
        Assert.That(Directory.EnumerateFiles(Path.Combine(folder["demo-2"], "messages"), "*.eml").Count(), Is.GreaterThan(100));
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
