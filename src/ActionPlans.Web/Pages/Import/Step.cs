namespace ActionPlans.Web.Pages.Import;

/// <summary>The addresses of the steps of one import.</summary>
internal static class Step
{
    public static string Check(long id) => FormattableString.Invariant($"/import/{id}");

    /// <summary>At the recommendation.</summary>
    public static string Check(long id, int ordinal) => FormattableString.Invariant($"/import/{id}?part={1 + ((ordinal - 1) / CheckModel.PageSize)}#recommendation-{ordinal}");

    public static string Header(long id) => FormattableString.Invariant($"/import/{id}/header");

    public static string Recommendation(long id, int ordinal) => FormattableString.Invariant($"/import/{id}/recommendations/{ordinal}");

    public static string Row(long id, int ordinal) => FormattableString.Invariant($"/import/{id}/rows/{ordinal}");

    public static string Risk(long id, int ordinal) => FormattableString.Invariant($"/import/{id}/risks/{ordinal}");

    public static string Grades(long id) => FormattableString.Invariant($"/import/{id}/grades");

    /// <summary>At the row of a board's plan.</summary>
    public static string CheckRow(long id, int ordinal) => FormattableString.Invariant($"/import/{id}?part={1 + ((ordinal - 1) / CheckModel.PageSize)}#row-{ordinal}");

    /// <param name="line">Where somebody found it.</param>
    public static string Missed(long id, int? line = null) => FormattableString.Invariant($"/import/{id}/missed{(line is null ? "" : $"?line={line}")}");

    public static string Deadlines(long id) => FormattableString.Invariant($"/import/{id}/deadlines");

    public static string Progress(long id) => FormattableString.Invariant($"/import/{id}/progress");
}
