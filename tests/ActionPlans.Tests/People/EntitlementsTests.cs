using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.People;

/// <summary>R1 is asked of NHS Harrowdale, which is accountable, together with the trust; both have their leads, and those above are registered too.</summary>
[TestFixture]
public sealed class EntitlementsTests
{
    private const string TrustLead = "Tess Trustlead";
    private const string Overseer = "Olu Overseer";
    private const string Inspector = "Ines Inspector";

    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    [Test]
    public async Task Oversight_and_regulator_decide_about_evidence_and_nobody_else()
    {
        using var house = await HouseAsync();
        var evidence = (await house.HandInAsync("R1")).Id!.Value;

        Refuses(await house.Mediator.Send(new AcceptEvidence(evidence, TrustLead)), "Tess Trustlead holds no post");
        Refuses(await house.Mediator.Send(new AcceptEvidence(evidence, "Nora Nobody")), "not registered");
        Refuses(await house.Mediator.Send(new RejectEvidence(evidence, "No.", "Nora Nobody")), "Strategic Health Authority London");
        Assert.That((await house.Mediator.Send(new AcceptEvidence(evidence, Overseer))).IsAccepted);
    }

    [Test]
    public async Task Regulator_decides_as_well()
    {
        using var house = await HouseAsync();
        var evidence = (await house.HandInAsync("R1")).Id!.Value;

        Assert.That((await house.Mediator.Send(new RejectEvidence(evidence, "It shows one team.", Inspector))).IsAccepted);
    }

    [Test]
    public async Task Commissioners_lead_accepts_the_part_of_the_provider_but_not_the_own()
    {
        using var house = await HouseAsync();
        var provider = await HandInAsync(house, FictionalReport.Trust, TrustLead);
        var own = await HandInAsync(house, FictionalReport.Commissioner, Installation.Reviewer);

        Assert.That((await house.Mediator.Send(new AcceptEvidence(provider, Installation.Lead))).IsAccepted);
        Refuses(await house.Mediator.Send(new AcceptEvidence(own, Installation.Lead)), "holds no post");
    }

    [Test]
    public async Task Submitter_cannot_accept_even_from_the_entitled_body()
    {
        using var house = await HouseAsync();
        var evidence = (await house.HandInAsync("R1", by: Overseer)).Id!.Value;

        Refuses(await house.Mediator.Send(new AcceptEvidence(evidence, Overseer)), "somebody else");
    }

    [Test]
    public async Task Extension_is_granted_from_above_and_an_offer_answered_by_those_who_keep_it()
    {
        using var house = await HouseAsync();
        await AskAsync(house);

        Refuses(await house.Mediator.Send(new GrantExtension(R1, null, TrustLead)), "holds no post");
        Assert.That((await house.Mediator.Send(new CounterExtension(R1, new DateOnly(2013, 2, 22), "Half of that.", Overseer))).IsAccepted);
        Refuses(await house.Mediator.Send(new GrantExtension(R1, null, Inspector)), "holds no post");
        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, TrustLead))).IsAccepted, "another lead than the asker keeps the date too");
    }

    [Test]
    public async Task Counter_of_a_colleague_goes_back_to_those_above()
    {
        using var house = await HouseAsync();
        await AskAsync(house);
        await house.Mediator.Send(new CounterExtension(R1, new DateOnly(2013, 2, 22), "Half of that.", Overseer));
        Assert.That((await house.Mediator.Send(new CounterExtension(R1, new DateOnly(2013, 3, 8), "A little more.", TrustLead))).IsAccepted);

        Refuses(await house.Mediator.Send(new GrantExtension(R1, null, Installation.Lead)), "holds no post");
        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Inspector))).IsAccepted);
    }

    [Test]
    public async Task Family_may_leave_extensions_to_the_regulator_alone()
    {
        using var house = await HouseAsync(new() { ["Entitlements:Extensions:cqc-integrated-inspection"] = "regulator" });
        await AskAsync(house);

        Refuses(await house.Mediator.Send(new GrantExtension(R1, null, Overseer)), "CQC regional team London");
        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Inspector))).IsAccepted);
    }

    [TestCase("Entitlements:Extensions:no-such-family", "regulator", "no family")]
    [TestCase("Entitlements:Evidence:jtai-letter", "lead", "must be oversight, regulator")]
    [TestCase("Entitlements:Evidence:jtai-letter", " ", "must be oversight, regulator")]
    public void Wrong_setting_is_refused_at_the_start(string setting, string value, string because) => Assert.That(
        () => Installation.At(new DateOnly(2012, 10, 29), settings: new() { [setting] = value }), Throws.TypeOf<RefusedException>().With.Message.Contains(because));

    private static async Task<Installation> HouseAsync(Dictionary<string, string?>? settings = null)
    {
        var house = Installation.At(new DateOnly(2012, 10, 29), settings: settings);
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "name a deputy for the nurse.", FictionalReport.Trust)] });
        house.Post(Installation.Lead, FictionalReport.Commissioner, PostRole.Lead);
        house.Post(TrustLead, FictionalReport.Trust, PostRole.ProviderLead);
        house.Post(Overseer, "Strategic Health Authority London", PostRole.Oversight);
        house.Post(Inspector, "CQC regional team London", PostRole.Regulator);
        return house;
    }

    private static async Task<SubjectId> HandInAsync(Installation house, string body, string by) => (await house.Mediator.Send(
        new AddEvidence(R1, null, Encoding.UTF8.GetBytes("A deputy is named."), null, by) { Body = body })).Id!.Value;

    private static Task AskAsync(Installation house) =>
        house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));

    private static void Refuses(Decision decision, string because)
    {
        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(decision.Reason, Does.Contain(because));
    }
}
