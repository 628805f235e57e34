using ActionPlans.Access;
using ActionPlans.Domain;

namespace ActionPlans.Web;

/// <summary>The pages that each role needs, in the order of use.</summary>
internal static class Menu
{
    public static IEnumerable<(string Href, string Text)> For(Viewer viewer)
    {
        yield return ("/", "Today");
        yield return ("/reports", "Reports");
        yield return ("/follow-up", viewer.Is(PostRole.Regulator) || viewer.Is(PostRole.Oversight) ? "Follow-up" : "Actions");
        yield return ("/overview", "Overview");
        yield return ("/messages", "Messages");
        if (viewer.IsAdministrator)
            yield return ("/administration", "Administration");
        else if (viewer.MayInspectWorkflows)
            yield return ("/administration/workflows", "Workflows");
    }
}
