using System.Collections.Frozen;
using ActionPlans.Domain;

namespace ActionPlans.Plans;

/// <summary>A plan that was written elsewhere, as the file that was sent.</summary>
internal static class SubmittedDocument
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".docx"] = PlanFile.Word,
        [".doc"] = "application/msword",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".pdf"] = "application/pdf",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".csv"] = PlanFile.Csv,
        [".txt"] = "text/plain",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusedException">It is no such file.</exception>
    public static PlanFile Of(string name, byte[] content)
    {
        if (name != Path.GetFileName(name) || name.Contains('\\', StringComparison.Ordinal) || name.Any(char.IsControl) || name.Length > 200)
            throw new RefusedException("the file's name holds a path or is too long: give it a plain name");
        if (!Types.TryGetValue(Path.GetExtension(name), out var type))
            throw new RefusedException($"{name} is no document that plans are sent as: give {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}");
        if (content.Length == 0)
            throw new RefusedException($"{name} is empty: give the document that was sent");
        return content.Length <= SubmitPlan.LargestDocument
            ? new PlanFile(name, type, content)
            : throw new RefusedException($"{name} is larger than 10 MB, which mail servers refuse: save it smaller, without pictures");
    }
}
