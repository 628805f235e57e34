namespace ActionPlans.Reports.Parts;

/// <summary>Brackets at the end of a recommendation that tell whose it was first: "(Ofsted, June 2012)".</summary>
internal static class Marks
{
    private static readonly string[] Sources = ["Ofsted", "CQC", "Care Quality Commission", "HMI", "HMICFRS", "Ofsted/CQC"];

    public static (string Text, IReadOnlyList<string> Marks) Take(string text)
    {
        var marks = new List<string>();
        var rest = text.TrimEnd();
        while (true)
        {
            var end = rest.EndsWith(").", StringComparison.Ordinal) ? rest.Length - 2 : rest.EndsWith(')') ? rest.Length - 1 : -1;
            var start = end < 0 ? -1 : rest.LastIndexOf('(', end);
            if (start < 0 || !IsSource(rest[(start + 1)..end]))
            {
                return (rest, marks);
            }

            marks.Insert(0, rest[(start + 1)..end].Trim());
            rest = (rest[..start].TrimEnd() + rest[(end + 1)..]).TrimEnd();
        }
    }

    private static bool IsSource(string inner) =>
        inner.Length <= 80 && Array.Exists(Sources, source => inner.TrimStart().StartsWith(source, StringComparison.OrdinalIgnoreCase));
}
