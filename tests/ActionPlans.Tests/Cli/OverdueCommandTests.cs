using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class OverdueCommandTests
{
    private readonly TempFolder folder = new();

    [OneTimeSetUp]
    public async Task A_report_of_2012_is_overdue_today() =>
        Assert.That((await Run("import", Samples.Inspection, "--received", "2012-10-29")).ExitCode, Is.Zero);

    [OneTimeTearDown]
    public void Clear() => folder.Dispose();

    [Test]
    public async Task Page_says_where_it_stands_and_how_to_go_on()
    {
        var first = await Overdue("--limit", "2");
        Assert.That(first.Output, Does.StartWith("Number 1 to 2 of what is overdue.").And.Contain("There is more: --skip 2 shows what follows."));

        var rest = await Overdue("--skip", "2");
        Assert.That(rest.Output, Does.StartWith("Number 3 to ").And.Not.Contain("There is more"));
        Assert.That((await Overdue()).Output, Does.Match("^[0-9]+ recommendations, 1 action plan overdue."));
    }

    [Test]
    public async Task List_of_a_region_is_of_its_reports_only()
    {
        Assert.That((await Overdue("--region", "Nowhere")).Output.Trim(), Is.EqualTo("Nothing is overdue."));
        Assert.That((await Overdue("--region", "Nowhere", "--json")).Json.GetProperty("overdue").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Json_has_all_of_it_unless_a_limit_is_given()
    {
        var all = (await Overdue("--json")).Json.GetProperty("overdue").GetArrayLength();

        Assert.That(all, Is.GreaterThan(2));
        Assert.That((await Overdue("--json", "--limit", "2")).Json.GetProperty("overdue").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Page_that_cannot_be_is_refused() => (await Overdue("--limit", "0")).Refuses("--limit");

    private Task<CliRun> Overdue(params string[] options) => Run(["overdue", .. options]);

    private Task<CliRun> Run(params string[] arguments) => CliRun.Of([.. arguments, "--data", folder.Path]);
}
