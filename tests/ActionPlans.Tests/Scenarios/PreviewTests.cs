using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Extensions;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>What is previewed is what goes out.</summary>
[TestFixture]
public sealed class PreviewTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly Until = new(2013, 9, 30);

    [FsCheck.NUnit.Property(MaxTest = 15)]
    public void Preview_of_a_report_is_what_goes_out_when_nobody_does_anything(ushort seed)
    {
        var random = new Random(seed);
        using var house = Installation.At(Received);
        LiveAsync(house, random).GetAwaiter().GetResult();

        var previewed = house.Mediator.Send(new PreviewNotices("1", Until)).GetAwaiter().GetResult();
        var before = house.Rows<string>("SELECT Id FROM Message").ToHashSet();
        house.LiveUntilAsync(Until.AddDays(1)).GetAwaiter().GetResult();

        Assert.That(previewed.Select(Line), Is.EqualTo(Sent(house, before, null)), $"seed {seed}");
    }

    [Test]
    public async Task Preview_of_a_person_is_what_they_get()
    {
        using var house = Installation.At(Received);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, FictionalReport.Commissioner, "2012-04-01");
        await house.DeputyAsync("Mara Dene", "Robin Ashdown", "2012-04-01");
        await house.AwayAsync("Robin Ashdown", "2013-01-21", "2013-02-08");
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 3));
        await house.WorkAsync();

        foreach (var name in new[] { "Robin Ashdown", "Mara Dene" })
        {
            var previewed = await house.Mediator.Send(new PreviewNotices(name, Until));
            Assert.That(previewed.Select(letter => letter.To).Distinct(), Is.EqualTo(new[] { Registry.Address(name) }));
        }

        var both = (await house.Mediator.Send(new PreviewNotices("Robin Ashdown", Until))).Concat(await house.Mediator.Send(new PreviewNotices("mara.dene@example.nhs.uk", Until)))
            .Select(Line).Order(StringComparer.Ordinal).ToList();
        var before = house.Rows<string>("SELECT Id FROM Message").ToHashSet();
        await house.LiveUntilAsync(Until.AddDays(1));
        Assert.That(both, Is.EqualTo(Sent(house, before, "robin.ashdown mara.dene").Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Preview_stores_nothing()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        string[] All() => [.. house.Rows<string>("SELECT 'n' || Id || State || SendAfter FROM Notice UNION ALL SELECT 't' || Id FROM TimelineEntry UNION ALL SELECT 'i' || Id || Version FROM WorkflowInstance UNION ALL SELECT 'm' || Id FROM Message")];
        var before = All();

        Assert.That(await house.Mediator.Send(new PreviewNotices("R1", Until)), Is.Not.Empty);

        Assert.That(All(), Is.EqualTo(before));
    }

    [Test]
    public async Task Preview_of_one_recommendation_is_its_share()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 3));

        var previewed = await house.Mediator.Send(new PreviewNotices("R2", Until));

        Assert.That(previewed.SelectMany(letter => letter.Notices).Select(notice => notice.About), Has.All.EqualTo("R2"));
        Assert.That(previewed[0].Notices.Single().Kind, Is.EqualTo("assigned"), "decided already, and not sent yet");
    }

    [TestCase("R9", "there is no R9")]
    [TestCase("P9", "there is no P9")]
    [TestCase("9", "there is no report 9")]
    [TestCase("Nobody Known", "no R1, P1, report, address, or person registered")]
    public void What_does_not_exist_cannot_be_previewed(string about, string why)
    {
        using var house = Installation.At(Received);

        Assert.That(async () => await house.Mediator.Send(new PreviewNotices(about, Until)), Throws.TypeOf<RefusedException>().With.Message.Contains(why));
        Assert.That(async () => await house.Mediator.Send(new PreviewNotices(about, Received.AddDays(-1))), Throws.TypeOf<RefusedException>().With.Message.Contains("has passed"));
    }

    /// <summary>A report, people who may be away or leave, and a few things that they do before the day of the preview.</summary>
    private static async Task LiveAsync(Installation house, Random random)
    {
        if (random.Next(2) == 0)
        {
            await house.RegisterAsync("Robin Ashdown", PostRole.Lead, FictionalReport.Commissioner, "2012-04-01");
            await house.RegisterAsync("Eve Lund", PostRole.ExecutiveLead, FictionalReport.Commissioner, "2012-04-01");
            if (random.Next(2) == 0)
                await house.DeputyAsync("Mara Dene", "Robin Ashdown", "2012-04-01");
            if (random.Next(2) == 0)
                await house.AwayAsync("Robin Ashdown", "2013-01-14", "2013-02-15");
            if (random.Next(2) == 0)
                await house.LeaveAsync("Robin Ashdown", "2013-03-18");
        }

        await house.ImportAsync(new FictionalReport
        {
            Asks = [.. Enumerable.Range(1, 1 + random.Next(4)).Select(number => new Ask(
                random.Next(2) == 0 ? "Within 3 months" : "Within 6 months", $"put right what is written in paragraph {number}.", random.Next(3) == 0 ? FictionalReport.Trust : null))],
            PlanWithin = random.Next(2) == 0 ? "20 working days of receipt of this report" : null,
        });
        var day = Received;
        for (var deeds = random.Next(4); deeds > 0; deeds--)
        {
            day = day.AddDays(random.Next(1, 40));
            await house.LiveUntilAsync(day, new TimeOnly(11, 0));
            if (random.Next(2) == 0)
                await house.HandInAsync("R1");
            else if (await house.Mediator.Send(new AskExtension(SubjectId.Recommendation(1), Until, "The nurse is ill.", "A locum calls every child.", Installation.Lead)) is { IsAccepted: true }
                && random.Next(2) == 0)
                await house.Mediator.Send(new GrantExtension(SubjectId.Recommendation(1), null, Installation.Reviewer));
        }

        // The worker has done what was due; the preview is taken up to the same moment.
        await house.LiveUntilAsync(day.AddDays(random.Next(1, 20)), new TimeOnly(random.Next(0, 24), 0));
    }

    private static string Line(PreviewedLetter letter) =>
        Line(letter.At, letter.To, letter.Notices.Select(notice => $"{notice.About} {notice.Kind} {notice.Step}"));

    private static string Line(DateTimeOffset at, string to, IEnumerable<string> notices) => string.Create(
        CultureInfo.InvariantCulture, $"{LondonTime.At(at):yyyy-MM-dd HH:mm} {to} {string.Join(", ", notices.Order(StringComparer.Ordinal))}");

    /// <summary>Without what administrators are told, which no subject's preview shows.</summary>
    private static IEnumerable<string> Sent(Installation house, HashSet<string> before, string? to) =>
        house.Rows<(string Id, string Recipient, long At, string Items)>("SELECT Id, Recipient, ComposedAt, Items FROM Message ORDER BY ComposedAt, Recipient, Id")
            .Where(row => !before.Contains(row.Id) && (to is null || to.Contains(row.Recipient.Split('@')[0], StringComparison.Ordinal)))
            .Select(row => (row.Recipient, row.At, Items: row.Items.Split(", ").Where(item => item[0] != 'T').ToList()))
            .Where(row => row.Items.Count > 0)
            .Select(row => Line(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Recipient, row.Items));
}
