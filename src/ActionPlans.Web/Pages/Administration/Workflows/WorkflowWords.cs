using ActionPlans.Authoring;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal static class WorkflowWords
{
    /// <returns>Null for what needs no mark: a version that a newer one has replaced.</returns>
    public static (string Text, string Colour)? Tag(VersionStanding standing) => standing switch
    {
        VersionStanding.Current => ("Current", "green"),
        VersionStanding.Draft => ("Draft", "yellow"),
        VersionStanding.Retracted => ("Taken back", "grey"),
        _ => null,
    };
}
