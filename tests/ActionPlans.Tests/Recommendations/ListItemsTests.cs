using System.Text;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

/// <summary>Four recommendations and a plan of 29 October 2012, looked at on 10 December: R1 immediate, R2 and R3 within 3 months, R4 within 6; R3 with the trust.</summary>
[TestFixture]
public sealed class ListItemsTests
{
    private Installation house = null!;

    [SetUp]
    public async Task A_report_with_three_bands()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(new FictionalReport
        {
            Asks =
            [
                new Ask("Immediate", "see every child at risk within a day."),
                new Ask("Within 3 months", "give every child who comes into care a health assessment in time."),
                new Ask("Within 3 months", "train the staff of the emergency department.", FictionalReport.Trust),
                new Ask("Within 6 months", "look at all files again."),
            ],
        });
        house.SleepUntil(new DateOnly(2012, 12, 10));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [TestCase("overdue", "R1, P1")]
    [TestCase("due", "")]
    [TestCase("open", "R1, P1, R2, R3, R4")]
    [TestCase("undated", "")]
    [TestCase("no such standing", "R1, P1, R2, R3, R4")]
    public async Task Standing_says_what_is_listed_soonest_due_first(string standing, string expected) =>
        Assert.That(await IdsAsync(new ItemFilter { Standing = standing }), Is.EqualTo(expected));

    [Test]
    public async Task Band_is_found_however_it_is_printed()
    {
        await house.ImportAsync(new FictionalReport { Published = new DateOnly(2012, 10, 25), PlanWithin = null, Asks = [new Ask("Within three months", "appoint a named doctor.")] });

        Assert.That(await IdsAsync(new ItemFilter { Band = "3 months", Sort = ItemSort.Latest }), Is.EqualTo("R3, R2, R5"));
        Assert.That((await house.Mediator.Send(new ListFilters())).Bands, Is.EqualTo(new[] { "3 months", "6 months", "immediate" }));
    }

    [Test]
    public async Task Body_is_found_by_its_name_or_by_words_of_it()
    {
        Assert.That(await IdsAsync(new ItemFilter { Body = FictionalReport.Trust }), Is.EqualTo("R3"));
        Assert.That(await IdsAsync(new ItemFilter { Body = "Hospitals" }), Is.EqualTo("R3"));
        Assert.That(await IdsAsync(new ItemFilter { Body = "%" }), Is.Empty);
    }

    [TestCase("week", "P1")]
    [TestCase("month", "")]
    [TestCase("quarter", "R1")]
    public async Task Age_is_counted_in_days_after_the_due_date(string age, string expected)
    {
        house.SleepUntil(new DateOnly(2012, 12, 3));

        Assert.That(await IdsAsync(new ItemFilter { Standing = "overdue", Age = age }), Is.EqualTo(Overdue(age)));

        string Overdue(string key) => string.Join(", ", new[] { ("P1", new DateOnly(2012, 11, 26)), ("R1", new DateOnly(2012, 10, 30)) }
            .Where(one => ItemAge.Of(house.Today.DayNumber - one.Item2.DayNumber).Key == key).Select(one => one.Item1));
    }

    [Test]
    public async Task Colour_that_is_asked_for_is_the_colour_that_is_shown()
    {
        await house.HandInAsync("R2");
        await house.Mediator.Send(new OverrideRag(SubjectId.Recommendation(4), RagColour.White, "It waits for the council.", new DateOnly(2013, 1, 31), Installation.Reviewer) { DependsOn = "Harrowdale Council" });
        await house.Mediator.Send(new OverrideRag(SubjectId.Recommendation(1), RagColour.Amber, "Done but for the last team.", new DateOnly(2013, 1, 31), Installation.Reviewer));
        var all = (await house.Mediator.Send(new ListItems(new ItemFilter { Kind = "R" }))).Items;

        foreach (var colour in new[] { "red", "amber", "green", "white", "blue" })
        {
            var found = await house.Mediator.Send(new ListItems(new ItemFilter { Rag = colour }));

            Assert.That(found.Items.Select(item => item.Id), Is.EquivalentTo(all.Where(item => item.Rag == colour).Select(item => item.Id)), colour);
            Assert.That(found.Total, Is.EqualTo(found.Items.Count), colour);
        }

        Assert.That(all.OrderBy(item => item.Id.Number).Select(item => item.Rag), Is.EqualTo(new[] { "amber", "green", "green", "white" }));
    }

    [Test]
    public async Task Pages_follow_each_other_in_every_order()
    {
        foreach (var sort in Enum.GetValues<ItemSort>())
        {
            var whole = await house.Mediator.Send(new ListItems(new ItemFilter { Sort = sort }));
            var pages = new List<SubjectId>();
            for (var page = 1; page <= 3; page++)
                pages.AddRange((await house.Mediator.Send(new ListItems(new ItemFilter { Sort = sort }, page, PageSize: 2))).Items.Select(item => item.Id));

            Assert.That(pages, Is.EqualTo(whole.Items.Select(item => item.Id)), sort.ToString());
            Assert.That(whole.Total, Is.EqualTo(5));
        }
    }

    [Test]
    public async Task Provider_lead_lists_only_what_names_their_trust()
    {
        await house.RegisterAsync("Idris Vale", PostRole.ProviderLead, FictionalReport.Trust, "2012-01-01");
        house.AskAs("Idris Vale");

        Assert.That(await IdsAsync(new ItemFilter()), Is.EqualTo("R3"));
        Assert.That(await IdsAsync(new ItemFilter { Area = "Harrowdale", Sort = ItemSort.Area }), Is.EqualTo("R3"));
    }

    [Test]
    public async Task Regional_team_lists_its_region()
    {
        await house.RegisterAsync("Priya Calder", PostRole.Regulator, "CQC regional team London", "2012-01-01");
        await house.RegisterAsync("Jo Marsh", PostRole.Regulator, "CQC regional team North", "2012-01-01");

        house.AskAs("Priya Calder");
        Assert.That(await IdsAsync(new ItemFilter { Standing = "overdue" }), Is.EqualTo("R1, P1"));
        Assert.That(await IdsAsync(new ItemFilter { Standing = "overdue", Sort = ItemSort.Area }), Is.EqualTo("P1, R1"));
        house.AskAs("Jo Marsh");
        Assert.That(await IdsAsync(new ItemFilter()), Is.Empty);
    }

    [Test]
    public async Task Exported_list_opens_in_a_spreadsheet_without_running_anything()
    {
        house.Execute("UPDATE Recommendation SET Text = '=HYPERLINK(\"x\")' WHERE Id = 2");

        var file = await house.Mediator.Send(new ExportItems(new ItemFilter { Band = "3 months" }));

        var lines = Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("Id,Area,Accountable body,Text"));
        Assert.That(lines[1], Does.StartWith("R2,Harrowdale,NHS Harrowdale,\"'=HYPERLINK(\"\"x\"\")\""));
    }

    private async Task<string> IdsAsync(ItemFilter filter)
    {
        var found = await house.Mediator.Send(new ListItems(filter));
        Assert.That(found.Total, Is.EqualTo(found.Items.Count));
        return string.Join(", ", found.Items.Select(item => item.Id));
    }
}
