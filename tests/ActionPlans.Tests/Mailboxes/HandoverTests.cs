using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>Whoever becomes lead reads once what is theirs now; what they know already is not told again.</summary>
[TestFixture]
public sealed class HandoverTests
{
    private const string Body = FictionalReport.Commissioner;
    private const string Mara = "mara.dene@example.nhs.uk";
    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public async Task A_new_lead_is_told_once_on_their_first_day_of_all_that_is_open_and_nobody_else_is()
    {
        using var house = await WithALeadAsync();
        await house.RegisterAsync("Mara Dene", PostRole.Lead, Body, "2012-11-05");
        await house.LeaveAsync("Robin Ashdown", "2012-11-05");

        await house.LiveUntilAsync(new DateOnly(2012, 11, 20));

        var told = Handovers(house).Single();
        Assert.That((told.To, told.Day), Is.EqualTo((Mara, new DateOnly(2012, 11, 5))));
        Assert.That(told.Subject, Is.EqualTo("Now yours: lead at NHS Harrowdale"));
        Assert.That(
            told.Text.ReplaceLineEndings(" "),
            Does.Contain("You are now lead at NHS Harrowdale.").And.Contain("P1, due on 26 November 2012").And.Contain("R1, due on 26 January 2013: give every child").And.Contain("You are registered as lead at NHS Harrowdale."));
    }

    [Test]
    public async Task What_a_second_lead_was_told_of_before_is_left_out_and_with_nothing_left_there_is_no_letter()
    {
        using var house = await WithALeadAsync();
        await house.RegisterAsync("Robin Ashdown", PostRole.ProviderLead, Body, "2012-11-05");

        await house.LiveUntilAsync(new DateOnly(2012, 11, 20));

        Assert.That(Handovers(house), Is.Empty);
        Assert.That(house.Rows<string>("SELECT Text FROM TimelineEntry WHERE Kind = 'handover'").Single(), Does.Contain("nothing is open there that they do not know of"));
    }

    [Test]
    public async Task Whoever_has_left_before_it_began_and_whoever_deputises_get_none()
    {
        using var house = await WithALeadAsync();
        await house.RegisterAsync("Mara Dene", PostRole.Lead, Body, "2012-11-05");
        await house.LeaveAsync("Mara Dene", "2012-11-02");
        await house.DeputyAsync("Ola Finn", "Robin Ashdown", "2012-11-05");

        await house.LiveUntilAsync(new DateOnly(2012, 11, 20));

        Assert.That(Handovers(house), Is.Empty);
    }

    [Test]
    public async Task A_lead_of_the_body_that_took_over_is_told_of_what_came_with_it()
    {
        using var house = await WithALeadAsync();
        await house.Mediator.Send(new SucceedBody(Body, "NHS Fellside", new DateOnly(2012, 11, 5), Installation.Reviewer));
        await house.RegisterAsync("Mara Dene", PostRole.Lead, "NHS Fellside", "2012-11-05");

        await house.LiveUntilAsync(new DateOnly(2012, 11, 20));

        Assert.That(Handovers(house).Single().Text, Does.Contain("R1, due on"));
    }

    [Test]
    public async Task A_long_list_is_cut_and_says_how_much_more_there_is()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 60) with { PlanWithin = null });
        await house.WorkAsync();
        await house.RegisterAsync("Mara Dene", PostRole.Lead, Body, "2012-10-29");
        await house.WorkAsync();

        Assert.That(Handovers(house).Single().Text, Does.Contain("R50, due").And.Not.Contain("R51, due").And.Contain("and 10 more"));
    }

    [Test]
    public async Task Leads_who_were_registered_before_anything_was_open_are_told_of_it_as_it_comes()
    {
        using var house = await WithALeadAsync();

        Assert.That(Handovers(house), Is.Empty);
        Assert.That(house.Messages.Single().Items.Select(item => item.Kind), Is.EquivalentTo(new[] { "assigned", "plan-required" }));
    }

    private static async Task<Installation> WithALeadAsync()
    {
        var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        await house.WorkAsync();
        return house;
    }

    private static IReadOnlyList<FolderMessage> Handovers(Installation house) => [.. house.Messages.Where(message => message.Items.Any(item => item.Kind == "handover"))];
}
