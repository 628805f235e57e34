using ActionPlans.Access;
using MediatR;

namespace ActionPlans.Tests.Access;

[TestFixture]
public sealed class AccessRulesTests
{
    [Test]
    public void Somebody_decided_for_every_request_who_may_make_it()
    {
        var undecided = typeof(AccessRules).Assembly.GetExportedTypes()
            .Where(type => type.GetInterfaces().Any(i => i == typeof(IRequest) || (i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))))
            .Where(type => !AccessRules.Knows(type));

        Assert.That(undecided.Select(type => type.Name), Is.Empty);
    }
}
