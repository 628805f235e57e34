using System.Text;
using ActionPlans.Data;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Cli;

/// <summary>Whatever it is given, the program answers in one line and stores nothing.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class BadInputTests
{
    private readonly TempFolder folder = new();

    [OneTimeTearDown]
    public void Clear() => folder.Dispose();

    [Test]
    public async Task Missing_file() => (await CliRun.Of("read", folder["nowhere.txt"])).Refuses("nowhere.txt");

    [Test]
    public async Task Folder_instead_of_a_file() => (await CliRun.Of("read", folder.Path)).Refuses();

    [Test]
    public async Task Empty_file() => (await CliRun.Of("read", folder.Write("empty.txt", []))).Refuses("empty.txt is empty");

    [Test]
    public async Task Binary_file()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        (await CliRun.Of("read", folder.Write("photo.txt", bytes))).Refuses("photo.txt");
    }

    [Test]
    public async Task File_of_100_MB_is_refused_without_being_read()
    {
        using (var big = File.Create(folder["big.txt"]))
            big.SetLength(100L * 1024 * 1024);

        (await CliRun.Of("read", folder["big.txt"])).Refuses("big.txt is larger than 25 MB");
    }

    [Test]
    public async Task Text_in_another_encoding() =>
        (await CliRun.Of("read", folder.Write("wide.txt", Encoding.BigEndianUnicode.GetBytes(FictionalReport.Asking("Immediate").ToString())))).Refuses("wide.txt");

    [Test]
    public async Task Report_cut_off_before_its_recommendations()
    {
        var whole = await File.ReadAllBytesAsync(Samples.Inspection);

        (await CliRun.Of("read", folder.Write("cut.txt", whole[..1500]))).Refuses("cut.txt", "complete");
    }

    [Test]
    public async Task Report_without_recommendations()
    {
        var text = FictionalReport.Asking("Immediate").ToString();
        var without = text[..text.IndexOf("Immediate", StringComparison.Ordinal)];

        (await CliRun.Of("read", folder.Write("without.txt", Encoding.UTF8.GetBytes(without)))).Refuses("No recommendations", "without.txt");
    }

    [Test]
    public async Task Text_that_is_no_report() =>
        (await CliRun.Of("read", folder.Write("letter.txt", "Dear all, the meeting is on Tuesday. Regards, Robin"u8.ToArray()))).Refuses();

    [TestCase("2012-13-45")]
    [TestCase("27/07/2012")]
    [TestCase("yesterday")]
    public async Task Date_that_is_none(string date)
    {
        (await CliRun.Of("import", Samples.Inspection, "--received", date, "--data", folder["dates"])).Refuses($"'{date}' is no date");

        Assert.That(Directory.Exists(folder["dates"]), Is.False);
    }

    [Test]
    public async Task Receipt_before_the_inspection_stores_nothing()
    {
        (await CliRun.Of("import", Samples.Inspection, "--received", "2012-09-01", "--data", folder["early"])).Refuses("1 September 2012", "21 September 2012");

        var status = (await CliRun.Of("status", "--json", "--data", folder["early"])).Json;
        Assert.That((status.GetProperty("reports").GetArrayLength(), status.GetProperty("items").GetArrayLength()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Simulation_that_ends_before_it_begins() =>
        (await CliRun.Of("simulate", Samples.Inspection, "--received", "2012-10-29", "--until", "2012-10-01")).Refuses("2012-10-01");

    [Test]
    public async Task Period_that_is_none() => (await CliRun.Of("deadline", "--from", "2012-07-27", "--within", "soonish")).Refuses("'soonish' is no period");

    [TestCase("show", "R99")]
    [TestCase("show", "P99")]
    [TestCase("show", "nonsense")]
    [TestCase("evidence", "accept", "E99")]
    [TestCase("plan", "submit", "P99")]
    [TestCase("withdraw", "R99", "--reason", "it moved")]
    public async Task Id_that_is_unknown(params string[] command) =>
        (await CliRun.Of([.. command, "--data", folder["unknown"]])).Refuses(command.First(word => word.Contains("99") || word == "nonsense"));

    [Test]
    public async Task Argument_that_is_missing() => (await CliRun.Of("read")).Refuses("--help");

    [Test]
    public async Task Command_that_does_not_exist() => (await CliRun.Of("raed", "file")).Refuses("--help");

    [Test]
    public async Task File_in_the_data_folders_place()
    {
        var file = folder.Write("in-the-way", [1]);

        (await CliRun.Of("import", Samples.Inspection, "--received", "2012-10-29", "--data", file)).Refuses("in-the-way", "--data");

        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task Data_folder_that_cannot_be_written()
    {
        // A folder in the database's place cannot be written as a file by anybody, also where the tests run as root.
        Directory.CreateDirectory(Path.Combine(folder["blocked"], "actionplans.db"));

        (await CliRun.Of("import", Samples.Inspection, "--received", "2012-10-29", "--data", folder["blocked"])).Refuses("cannot be written", "blocked", "--data");
    }

    [Test]
    public async Task File_that_is_no_database()
    {
        Directory.CreateDirectory(folder["foreign"]);
        var text = Encoding.UTF8.GetBytes(new string('x', 4000));
        await File.WriteAllBytesAsync(Path.Combine(folder["foreign"], "actionplans.db"), text);

        (await CliRun.Of("status", "--data", folder["foreign"])).Refuses("is not a database of ActionPlans");

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder["foreign"], "actionplans.db")), Is.EqualTo(text));
    }

    [Test]
    public async Task Settings_that_are_no_JSON() => (await WithSettings("broken", """{ "Mailbox": """)).Refuses("actionplans.json", "not valid JSON");

    [Test]
    public async Task Setting_that_makes_no_sense() =>
        (await WithSettings("wrong", """{ "Mailbox": { "Timeout": "a while" } }""")).Refuses("Mailbox:Timeout", "a while");

    [Test]
    public async Task Newer_database()
    {
        await CliRun.Of("status", "--data", folder["newer"]);
        using (var database = Database.AtFile(Path.Combine(folder["newer"], "actionplans.db")))
        using (var work = database.Begin())
        {
            work.Execute("INSERT INTO Migration (Name, AppliedAt) VALUES ('999_from_the_future.sql', 0)");
            work.Commit();
        }

        (await CliRun.Of("status", "--data", folder["newer"])).Refuses("newer release");
    }

    private Task<CliRun> WithSettings(string name, string settings)
    {
        Directory.CreateDirectory(folder[name]);
        File.WriteAllText(Path.Combine(folder[name], "actionplans.json"), settings);
        return CliRun.Of("status", "--data", folder[name]);
    }
}
