using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class OrganisationRegisterTests
{
    [TestCase("PCT", "2013-03-31", "PCT")]
    [TestCase("PCT", "2013-04-01", "CCG")]
    [TestCase("Primary Care Trust", "2022-07-01", "ICB")]
    [TestCase("SHA", "2014-01-01", "NHS England area team")]
    [TestCase("SHA", "2023-01-01", "NHS England regional team")]
    [TestCase("NHS Bedfordshire CCG", "2021-03-31", "NHS Bedfordshire CCG")]
    [TestCase("NHS Bedfordshire CCG", "2023-01-01", "NHS Bedfordshire, Luton and Milton Keynes ICB")]
    [TestCase("Bedford NHS Hospitals Trust", "2020-04-01", "Bedfordshire Hospitals NHS Foundation Trust")]
    [TestCase("CCG", "2022-06-30", "CCG")]
    [TestCase("SHA", "2013-03-31", "SHA")]
    [TestCase("SHA", "2015-04-01", "NHS England local team")]
    [TestCase("LSCB", "2019-09-28", "LSCB")]
    [TestCase("Whipps Cross University Hospital NHS Trust", "2012-04-01", "Barts Health NHS Trust")]
    [TestCase("NHS North East London and the City", "2013-04-01", "NHS Tower Hamlets CCG")]
    [TestCase("NHS North East London and the City", "2022-07-01", "NHS North East London ICB")]
    [TestCase("NHS Liverpool CCG", "2022-07-01", "NHS Cheshire and Merseyside ICB")]
    [TestCase("Northmere Youth Club", "2020-04-01", "Northmere Youth Club")]
    public void Successor_depends_on_the_day(string printed, string day, string expected) =>
        Assert.That(OrganisationRegister.On(printed, DateOnly.Parse(day)), Is.EqualTo(expected));

    [Test]
    public void Division_of_a_body_among_several_is_said() =>
        Assert.That(OrganisationRegister.Successors("NHS North East London and the City")[0].IsOneOfSeveral, Is.True);

    [Test]
    public void Successions_of_a_body_follow_one_another_in_time([Values("PCT", "SHA", "NHS North East London and the City", "Bedford Hospitals Trust")] string printed) =>
        Assert.That(OrganisationRegister.Successors(printed).Select(next => next.On), Is.Ordered);
}
