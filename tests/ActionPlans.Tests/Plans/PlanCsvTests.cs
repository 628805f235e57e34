using System.Text;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Plans;

/// <summary>"The plan attached as DOCX and CSV"; the same columns come back.</summary>
[TestFixture]
public sealed class PlanCsvTests
{
    private Installation house = null!;

    [SetUp]
    public async Task Import()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(new FictionalReport
        {
            Asks = [new Ask("Within 3 months", "give every child a health assessment in time."), new Ask("Within 3 months", "share records of visits.", FictionalReport.Trust)],
        });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Table_that_comes_back_as_it_went_out_changes_nothing()
    {
        await house.AgreeAsync("R1", fields: PlanWriter.Training with { Text = "=HYPERLINK(\"http://x\")\nTrain \"all\"; everybody, 'too", Lead = "-Head", Outcome = "'=1" });
        await house.AnswerAsync("R2", PlanAnswer.NotAgreed, "@home, not ours");
        var before = (await house.PlanAsync()).Document.ToJson();
        var entries = house.Count("SELECT count(*) FROM TimelineEntry");

        var imported = await ImportAsync(await ExportAsync());

        Assert.That(imported, Is.EqualTo(new ImportedPlan(Decision.Accepted, 0, 0, 0, 0)));
        Assert.That((await house.PlanAsync()).Document.ToJson(), Is.EqualTo(before));
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry"), Is.EqualTo(entries));
    }

    [Test]
    public async Task Nothing_in_the_table_begins_a_formula()
    {
        await house.AgreeAsync("R1", fields: PlanWriter.Training with { Text = "=cmd|' /C calc'!A0", Lead = "+44 20", Outcome = "＝1+1 for all", Evidence = "@SUM(1)" });

        var cells = CsvText.Read(Encoding.UTF8.GetString(await ExportAsync())[1..].Replace(",'", ",\u2060'", StringComparison.Ordinal), 15).SelectMany(row => row.Cells).ToList();

        Assert.That(cells, Has.Some.StartsWith("\u2060'=cmd").And.Some.StartsWith("\u2060'+44").And.Some.StartsWith("\u2060'＝1").And.Some.StartsWith("\u2060'@SUM"));
        Assert.That(cells, Has.None.StartsWith("=").And.None.StartsWith("+").And.None.StartsWith("@"));
    }

    [Test]
    public async Task Whole_plan_can_be_written_in_a_spreadsheet()
    {
        var table = """
            Recommendation;Number;Recommendation text;Due;Body;Answer;Reason;Proposed date;Action;Objective;Action text;Outcome;Evidence of compliance;Lead;Target
            R1;1;ignored;;;Agreed;;;;Assessments in time;Train all health visitors;All within 28 days;Audit;Named nurse;31/12/2012
            r1;;;;;;;;;;Audit 50 records;All are complete;Report;Named doctor;quarterly
            R2;;;;NHS Harrowdale;not agreed;"Not ours; see R1";;;;;;;;
            R2;;;;Harrowdale Hospitals NHS Trust;PARTLY AGREED;Visits only;;;;Share visits;Every visit;Audit;Matron;by 1 March 2013
            """;

        var imported = await ImportAsync(table);

        Assert.That(imported, Is.EqualTo(new ImportedPlan(Decision.Accepted, 3, 3, 0, 0)));
        var view = await house.PlanAsync();
        Assert.That(view.Document.Entries.Select(entry => $"{entry.Answer} {entry.Reason} {entry.Actions.Count}"), Is.EqualTo(new[] { "agreed  2", "notAgreed Not ours; see R1 0", "partlyAgreed Visits only 1" }));
        Assert.That(view.Blocking, Is.Zero);
    }

    [Test]
    public async Task Cells_are_changed_cleared_ids_taken_out_and_what_is_not_there_stays()
    {
        var first = await house.AgreeAsync("R1");
        var second = await house.PlanActionAsync("R1");
        await house.PlanActionAsync("R1");
        var rows = (await TextAsync()).Split("\r\n").ToList();
        rows[1] = rows[1].Replace("Named nurse", "Head of nursing", StringComparison.Ordinal);
        rows[2] = $"R1,,,,,,,,{second},,,,,,";
        rows.RemoveAt(3);

        var imported = await ImportAsync(string.Join('\n', rows));

        Assert.That(imported, Is.EqualTo(new ImportedPlan(Decision.Accepted, 0, 0, 1, 1)));
        var actions = (await house.PlanAsync()).Document.Entries[0].Actions;
        Assert.That(actions.Select(action => $"{action.Id} {action.Lead}"), Is.EqualTo(new[] { $"{first} Head of nursing", "A3 Named nurse" }));
    }

    [TestCase("R1,,,,,maybe,,,,,,,,,", "line 3: 'maybe' is no answer")]
    [TestCase("R7,,,,,agreed,,,,,,,,,", "line 3: R7 is not in P1")]
    [TestCase("X1,,,,,agreed,,,,,,,,,", "line 3: 'X1' is no id")]
    [TestCase("R1,,,,Nobody,agreed,,,,,,,,,", "line 3: 'Nobody' does not answer")]
    [TestCase("R1,,,,,agreed,,2013-13-01,,,,,,,", "line 3: '2013-13-01' is no date")]
    [TestCase("R1,,,,,agreed,,2013-03-01,,,,,,,", "line 3: It is due Saturday 26 January 2013 already")]
    [TestCase("R1,,,,,,because,,,,,,,,", "line 3: a reason or a date stands without an answer")]
    [TestCase("R1,,,,,agreed,,,A99,,Text,,,,", "line 3: there is no action A99")]
    [TestCase("R1,,,,,agreed,,,,,,An outcome,,,", "line 3: Say what is done")]
    [TestCase("R2,,,,,not agreed,No,,,,,,,,", "line 3: NHS Harrowdale answers R2 otherwise on line 2")]
    [TestCase("R1,,,,,agreed,,,,,,,,,,,", "line 3 has more than 15 cells")]
    [TestCase("R1,\"open", "the quotation that begins on line 3 does not end")]
    [TestCase("R1,\"a\"b,", "line 3 goes on after a closing quotation mark")]
    public async Task One_wrong_line_is_named_and_nothing_of_the_table_is_taken(string wrong, string message)
    {
        var table = $"{(await TextAsync()).Split("\r\n")[0]}\nR2,,,,,agreed,,,,,Share them,,,,\n{wrong}\n";

        Assert.That(async () => await ImportAsync(table), Throws.TypeOf<RefusedException>().With.Message.StartsWith(message));
        Assert.That((await house.PlanAsync()).Document.IsBlank);
    }

    [TestCase("")]
    [TestCase("Name,Address\nx,y")]
    [TestCase("\0\0\0PK\u0003\u0004")]
    public void What_is_no_plan_table_is_refused(string table) =>
        Assert.That(async () => await ImportAsync(table), Throws.TypeOf<RefusedException>().With.Message.Contains("export").Or.Message.Contains("cells"));

    [Test]
    public async Task Hostile_sizes_and_encodings_are_refused()
    {
        var header = (await TextAsync()).Split("\r\n")[0];

        Assert.That(async () => await ImportAsync(new byte[ImportPlan.LargestSize + 1]), Throws.TypeOf<RefusedException>().With.Message.Contains("2 MB"));
        Assert.That(async () => await ImportAsync(header + string.Concat(Enumerable.Repeat("\nR1,,,,,,,,,,x,,,,", PlanCsv.MostRows + 1))), Throws.TypeOf<RefusedException>().With.Message.Contains("5000 rows"));
        Assert.That(async () => await ImportAsync([.. Encoding.UTF8.GetBytes(header), 0xC3, 0x28]), Throws.TypeOf<RefusedException>().With.Message.Contains("UTF-8"));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Every_cell_comes_back_letter_for_letter(string?[] cells)
    {
        if (cells.Length == 0)
            return true;
        var read = CsvText.Read(CsvText.Write([["header"], cells]), cells.Length).ToList();
        return read.Count == 2 && read[1].Cells.SequenceEqual(cells.Select(cell => cell ?? ""));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Any_bytes_are_read_or_refused(byte[] bytes)
    {
        try
        {
            return PlanCsv.Read(bytes).Count >= 0;
        }
        catch (RefusedException refused)
        {
            return refused.Message.Length > 0;
        }
    }

    private async Task<byte[]> ExportAsync() => (await house.Mediator.Send(new ExportPlan(PlanWriter.P1, "csv"))).Content;

    private async Task<string> TextAsync() => Encoding.UTF8.GetString(await ExportAsync())[1..];

    private Task<ImportedPlan> ImportAsync(string table) => ImportAsync(Encoding.UTF8.GetBytes(table));

    private Task<ImportedPlan> ImportAsync(byte[] table) => house.Mediator.Send(new ImportPlan(PlanWriter.P1, table, Installation.Lead));
}
