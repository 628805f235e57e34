using ActionPlans.Access;

namespace ActionPlans.Tests.Kit;

/// <summary>Asking as somebody, as the web does; without it a test is the operator. From within a test: what a set-up says about who asks ends with it.</summary>
internal static class Signed
{
    public static void AskAs(this Installation house, string name) =>
        house.Get<CurrentViewer>().Become(house.Get<Viewers>().OfPerson(house.Count("SELECT Id FROM Person WHERE Name = @name", new { name })));
}
