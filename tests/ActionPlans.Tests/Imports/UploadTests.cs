using System.Text;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Imports;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Imports;

[TestFixture]
internal sealed class UploadTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private Installation house = null!;

    [SetUp]
    public void Open()
    {
        house = Installation.At(Received);
        house.Post("Robin Ashdown", FictionalReport.Commissioner, PostRole.Lead);
        house.Post("Sam Ortega", FictionalReport.Commissioner, PostRole.Lead);
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Upload_is_its_uploaders_alone()
    {
        As("Robin Ashdown");
        var id = await KeepAsync();
        Assert.That((await house.Mediator.Send(new GetUpload(id))).Read!.Recommendations, Has.Count.EqualTo(1));

        As("Sam Ortega");
        Assert.That(() => house.Mediator.Send(new GetUpload(id)), Throws.TypeOf<NotFoundException>());
        Assert.That(() => house.Mediator.Send(new DiscardUpload(id)), Throws.TypeOf<NotFoundException>());
        Assert.That(await house.Mediator.Send(new ListUploads()), Is.Empty);
    }

    [Test]
    public async Task Upload_is_forgotten_after_a_day()
    {
        As("Robin Ashdown");
        var id = await KeepAsync();
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddHours(25));

        Assert.That(() => house.Mediator.Send(new GetUpload(id)), Throws.TypeOf<NotFoundException>());
        await house.Get<ConfirmedUploads>().RunAsync(CancellationToken.None);
        Assert.That(house.Count("SELECT count(*) FROM Upload"), Is.Zero);
    }

    [TestCase("")]
    [TestCase("Dear colleagues, thank you for your work this year.")]
    public void File_that_cannot_be_read_leaves_nothing(string content)
    {
        As("Robin Ashdown");
        Assert.That(() => house.Mediator.Send(new KeepUpload("letter.txt", Encoding.UTF8.GetBytes(content))), Throws.TypeOf<RefusedException>().With.Message.Contains("letter.txt"));
        Assert.That(house.Count("SELECT count(*) FROM Upload"), Is.Zero);
    }

    [TestCase("../../etc/report.txt", "report.txt")]
    [TestCase("C:\\Users\\x\\report.txt", "report.txt")]
    [TestCase("re\u202Eport\n.txt", "report.txt")]
    public async Task Name_of_a_file_holds_no_path_and_nothing_invisible(string given, string kept)
    {
        As("Robin Ashdown");
        await KeepAsync(name: given);
        Assert.That((await house.Mediator.Send(new ListUploads()))[0].FileName, Is.EqualTo(kept));
    }

    [Test]
    public async Task Nobody_fills_the_store()
    {
        As("Robin Ashdown");
        for (var number = 0; number < KeepUpload.Most; number++)
            await KeepAsync($"do what paragraph {number} asks for.");
        Assert.That(() => KeepAsync("do one thing more."), Throws.TypeOf<RefusedException>().With.Message.Contains("import or remove one"));
    }

    [Test]
    public async Task Day_of_receipt_is_neither_to_come_nor_before_the_inspection_ended()
    {
        As("Robin Ashdown");
        var id = await KeepAsync();
        Assert.That((await house.Mediator.Send(new DateUpload(id, Received.AddDays(1)))).Reason, Does.Contain("still to come"));
        Assert.That(() => house.Mediator.Send(new DateUpload(id, new DateOnly(2012, 9, 1))), Throws.TypeOf<RefusedException>());
        Assert.That((await house.Mediator.Send(new ConfirmUpload(id))).Reason, Does.Contain("received"));
    }

    [Test]
    public async Task What_was_confirmed_is_imported_by_the_next_process_in_the_name_of_who_confirmed_it()
    {
        As("Robin Ashdown");
        var id = await KeepAsync();
        await house.Mediator.Send(new CorrectUpload(id, Corrections.None with { Area = "Harrowdale Town" }));
        await house.Mediator.Send(new DateUpload(id, Received));
        Assert.That(await house.Mediator.Send(new ConfirmUpload(id)), Is.EqualTo(Decision.Accepted));
        house.Restart();

        await house.Get<ConfirmedUploads>().RunAsync(CancellationToken.None);

        Assert.That(house.Rows<string>("SELECT Area FROM Report"), Is.EqualTo(new[] { "Harrowdale Town" }));
        Assert.That(house.Rows<string>("SELECT DISTINCT By FROM TimelineEntry WHERE Kind = 'imported'"), Is.EqualTo(new[] { "Robin Ashdown" }));
        Assert.That(house.Count("SELECT count(*) FROM Upload WHERE State = 'imported' AND Content IS NULL AND ReportId = 1"), Is.EqualTo(1));

        As("Robin Ashdown");
        Assert.That((await house.Mediator.Send(new KeepUpload("again.txt", Report()))).ImportedBefore, Is.EqualTo(1));
    }

    [Test]
    public async Task Import_that_is_refused_says_why_and_can_be_corrected()
    {
        As("Robin Ashdown");
        var id = await KeepAsync();
        await house.Mediator.Send(new CorrectUpload(id, Corrections.None with { Recommendations = [new RecommendationCorrection(1, null, null, null, true)] }));
        await house.Mediator.Send(new DateUpload(id, Received));
        await house.Mediator.Send(new ConfirmUpload(id));
        await house.Get<ConfirmedUploads>().RunAsync(CancellationToken.None);

        As("Robin Ashdown");
        var upload = await house.Mediator.Send(new GetUpload(id));
        Assert.That((upload.State, upload.Problem), Is.EqualTo(("checked", "report.txt holds no recommendations, so there is nothing to see through.")));
        Assert.That(house.Count("SELECT count(*) FROM Report"), Is.Zero);
    }

    private void As(string name) =>
        house.Get<CurrentViewer>().Become(house.Get<Viewers>().OfPerson(house.Rows<long>("SELECT Id FROM Person WHERE Name = @name", new { name })[0]));

    private async Task<long> KeepAsync(string text = "give every child who comes into care a health assessment in time.", string name = "report.txt") =>
        (await house.Mediator.Send(new KeepUpload(name, Report(text)))).Id!.Value;

    private static byte[] Report(string text = "give every child who comes into care a health assessment in time.") => FictionalReport.Asking("Within 3 months", text).ToBytes();
}
