using ActionPlans.Reports;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Tests.Reports.Parts;

[TestFixture]
public sealed class BodiesTests
{
    [Test]
    public void Council_that_only_its_place_names_is_a_body_once_the_report_speaks_of_it()
    {
        var bodies = new Bodies();
        bodies.SetCouncil("Eastvale");
        Assert.That(bodies.All, Is.Empty);

        var resolved = bodies.Resolve("the council", default, new List<Check>());

        Assert.That(resolved, Is.EqualTo(new NamedBody("Eastvale", "the council")));
        Assert.That(bodies.All.Single().Printed, Does.Contain("the council"));
    }

    [Test]
    public void Council_that_the_title_names_is_a_body_at_once()
    {
        var bodies = new Bodies();
        bodies.SetCouncil("London Borough of Northmere");

        Assert.That(bodies.Names, Is.EqualTo(new[] { "London Borough of Northmere" }));
    }
}
