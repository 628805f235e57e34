using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>R1 is the commissioner's alone, R2 the trust's too: what was sent about both is read by whom it concerns.</summary>
[TestFixture]
public sealed class LettersTests
{
    private Installation house = null!;

    [SetUp]
    public async Task Letters_have_gone_out()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, FictionalReport.Commissioner, "2012-01-01");
        await house.RegisterAsync("Idris Vale", PostRole.ProviderLead, FictionalReport.Trust, "2012-01-01");
        await house.RegisterAsync("Sofia Lindqvist", PostRole.Lead, "NHS Eastvale", "2012-01-01");
        await house.RegisterAsync("Alex Fenn", PostRole.Administrator, "ActionPlans", "2012-01-01");
        await house.ImportAsync(new FictionalReport
        {
            PlanWithin = null,
            Asks = [new Ask("Within 3 months", "look at all files again."), new Ask("Within 3 months", "train the staff.", FictionalReport.Trust)],
        });
        await house.LiveUntilAsync(new DateOnly(2013, 2, 20));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Administrator_reads_all_newest_first_page_by_page()
    {
        house.AskAs("Alex Fenn");
        var read = new List<LetterSummary>();
        for (string? before = null, more = ""; more is not null; before = more)
        {
            var page = await house.Mediator.Send(new ListLetters(null, before));
            read.AddRange(page.Letters);
            more = page.Older;
        }

        Assert.That(read.Select(letter => letter.Id), Is.Unique);
        Assert.That(read, Has.Count.EqualTo(house.Count("SELECT count(*) FROM Message")));
        Assert.That(read.Select(letter => letter.ComposedAt), Is.Ordered.Descending);
    }

    [Test]
    public async Task Provider_lead_reads_no_letter_that_tells_of_more_than_theirs_unless_it_is_to_them()
    {
        house.AskAs("Idris Vale");

        var letters = (await house.Mediator.Send(new ListLetters())).Letters;

        Assert.That(letters, Is.Not.Empty);
        foreach (var letter in letters.Where(letter => letter.Recipient != Registry.Address("Idris Vale")))
            Assert.That((await house.Mediator.Send(new ShowLetter(letter.Id))).Items.Select(item => item.About), Is.All.EqualTo("R2"));
        var foreign = house.Rows<string>("SELECT MessageId FROM Ledger WHERE Subject = 'R1' AND Recipient <> @own", new { own = Registry.Address("Idris Vale") })[0];
        await Assert.ThatAsync(() => house.Mediator.Send(new ShowLetter(foreign)), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Lead_of_the_place_reads_what_others_were_told_about_it()
    {
        house.AskAs("Robin Ashdown");

        var letters = (await house.Mediator.Send(new ListLetters("sent"))).Letters;

        Assert.That(letters.Select(letter => letter.Recipient).Distinct().Count(), Is.GreaterThan(1));
        var letter = await house.Mediator.Send(new ShowLetter(letters[0].Id));
        Assert.That(letter.Text, Is.EqualTo(house.Rows<string>("SELECT Text FROM Message WHERE Id = @Id", new { letter.Id })[0]));
        Assert.That(letter.SentAt, Is.Not.Null);
    }

    [Test]
    public async Task Lead_of_elsewhere_reads_nothing()
    {
        house.AskAs("Sofia Lindqvist");

        Assert.That((await house.Mediator.Send(new ListLetters())).Letters, Is.Empty);
        await Assert.ThatAsync(() => house.Mediator.Send(new ShowLetter("no-such-letter")), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Regional_team_reads_those_of_its_region_and_previews_its_own()
    {
        await house.RegisterAsync("Priya Calder", PostRole.Regulator, "CQC regional team London", "2012-01-01");
        house.AskAs("Priya Calder");

        Assert.That((await house.Mediator.Send(new ListLetters())).Letters, Is.Not.Empty);
        await Assert.ThatAsync(() => house.Mediator.Send(new ActionPlans.Simulation.PreviewNotices("Robin Ashdown", house.Today.AddDays(3))), Throws.TypeOf<NotFoundException>());
        Assert.That(await house.Mediator.Send(new ActionPlans.Simulation.PreviewNotices("Priya Calder", house.Today.AddDays(3))), Is.All.Property("To").EqualTo(Registry.Address("Priya Calder")));
    }
}
