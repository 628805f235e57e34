namespace ActionPlans.Web;

/// <summary>Where a thing has its page.</summary>
internal static class Links
{
    public static string To(SubjectId id) => id.Kind switch
    {
        'R' => $"/recommendations/{id}",
        'P' => $"/plans/{id}",
        'A' => $"/actions/{id}",
        'K' => $"/risks/{id}",
        'E' => $"/evidence/{id}",
        _ => "/",
    };

    public static string ToPerson(long id) => FormattableString.Invariant($"/administration/people/{id}");

    public static string ToBody(long id) => FormattableString.Invariant($"/administration/bodies/{id}");

    public static string ToWorkflow(string definitionId, long version) => FormattableString.Invariant($"/administration/workflows/{Uri.EscapeDataString(definitionId)}/{version}");

    public static string ToEditor(string definitionId) => $"/studio/workflows/definitions/{Uri.EscapeDataString(definitionId)}/edit";

    public static string ToInstance(long id) => FormattableString.Invariant($"/studio/workflows/instances/{id}/view");

    public static string ToReport(long id) => FormattableString.Invariant($"/reports/{id}");
}
