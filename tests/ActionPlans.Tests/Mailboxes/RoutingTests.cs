using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

[TestFixture]
public sealed class RoutingTests
{
    private static readonly DateOnly Day = new(2012, 10, 29);

    private static readonly NoticeSubjectRow Subject = new(
        "R1", "open", "name a deputy.", "1", new DateOnly(2013, 1, 26), "{}", "A report", "Harrowdale", "London",
        [new ResponsibleBody("NHS Harrowdale", "commissioner"), new ResponsibleBody("Fellside NHS Trust", "provider")]);

    [TestCase("2012-10-29", "Strategic Health Authority London")]
    [TestCase("2013-03-31", "Strategic Health Authority London")]
    [TestCase("2013-04-01", "NHS England area team London")]
    [TestCase("2015-03-31", "NHS England area team London")]
    [TestCase("2015-04-01", "NHS England local team London")]
    [TestCase("2022-06-30", "NHS England local team London")]
    [TestCase("2022-07-01", "NHS England regional team London")]
    public void Oversight_is_with_whoever_oversees_on_that_day(string day, string body) =>
        Assert.That(Routing.OversightBody(DateOnly.ParseExact(day, "yyyy-MM-dd"), "London"), Is.EqualTo(body));

    [Test]
    public void Leads_of_every_named_body_are_told_and_each_knows_why()
    {
        var told = Resolve("lead", Subject, Day);

        Assert.That(told.Select(one => $"{one.Recipient.Role} {one.Recipient.Address}"), Is.EqualTo(new[]
        {
            "lead lead.nhs-harrowdale@example.nhs.uk", "provider-lead provider-lead.fellside-nhs-trust@example.nhs.uk",
        }));
        Assert.That(told.Select(one => one.Why), Has.One.Contains("is accountable for this recommendation").And.One.Contains("The report names Fellside NHS Trust"));
    }

    [Test]
    public void A_trust_has_one_mailbox_whether_it_is_accountable_or_takes_part()
    {
        var trust = new ResponsibleBody("Fellside NHS Trust", "provider");

        Assert.That(
            new[] { Subject, Subject with { Bodies = [trust] }, Subject with { Subject = "A1", Bodies = [trust] } }
                .Select(subject => Resolve("lead", subject, Day)[^1].Recipient).Distinct().Single().Address,
            Is.EqualTo("provider-lead.fellside-nhs-trust@example.nhs.uk"));
    }

    [Test]
    public void Escalation_goes_to_the_executive_lead_of_the_accountable_body_only() =>
        Assert.That(Resolve("executive-lead", Subject, Day).Single().Recipient.Address, Is.EqualTo("executive-lead.nhs-harrowdale@example.nhs.uk"));

    [Test]
    public void Configured_mailbox_is_used_whatever_the_case_of_its_key()
    {
        var options = new RoutingOptions { Addresses = { ["LEAD@nhs harrowdale"] = "safeguarding@harrowdale.example" } };

        Assert.That(Resolve("lead", Subject, Day, options)[0].Recipient.Address, Is.EqualTo("safeguarding@harrowdale.example"));
    }

    [Test]
    public void Mailbox_that_is_not_configured_is_a_made_up_one_that_reaches_nobody() => Assert.That(
        new[] { "lead", "executive-lead", "oversight", "regulator", "administrator" }.SelectMany(role => Resolve(role, Subject, Day)).Select(one => one.Recipient.Address),
        Has.All.EndsWith("@example.nhs.uk"));

    [TestCase("Ünwell & Sons\r\nBcc: everybody")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("……")]
    public void Hostile_name_of_a_body_makes_a_plain_address(string name)
    {
        var address = Resolve("lead", Subject with { Bodies = [new ResponsibleBody(name, "other")] }, Day).Single().Recipient.Address;

        Assert.That(address, Does.Match("^lead\\.[a-z0-9-]+@example\\.nhs\\.uk$"));
    }

    [Test]
    public void Role_that_does_not_exist_is_refused() =>
        Assert.That(() => Resolve("nobody", Subject, Day), Throws.TypeOf<FormatException>().With.Message.Contains("'nobody' is no role"));

    /// <summary>On an installation where nobody is registered.</summary>
    private static IReadOnlyList<(Recipient Recipient, string Why)> Resolve(string role, NoticeSubjectRow subject, DateOnly on, RoutingOptions? options = null)
    {
        using var house = Installation.At(on);
        using var work = house.Database.Begin();
        var routing = new Routing(options ?? new RoutingOptions());
        return routing.Resolve(routing.On(work, on), role, subject);
    }
}
