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

    public static string ToReport(long id) => FormattableString.Invariant($"/reports/{id}");
}
