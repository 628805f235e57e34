using System.Text;

namespace ActionPlans.Domain;

/// <summary>What people may write into a cell of a plan: it becomes part of a Word file, a CSV file and a letter.</summary>
public static class PlanText
{
    /// <summary>In characters. A cell that is longer belongs into a document of its own.</summary>
    public const int Longest = 4000;

    /// <returns>Trimmed, with line breaks as \n and without invisible control characters; null when nothing is left.</returns>
    /// <exception cref="RefusedException">It is too long; the message names the cell.</exception>
    public static string? Clean(string? written, string cell)
    {
        if (written is null)
            return null;
        if (written.Length > Longest)
            throw new RefusedException(FormattableString.Invariant($"the {cell} has {written.Length} characters; write at most {Longest}, and keep the rest in a document of its own"));

        var clean = new StringBuilder(written.Length);
        foreach (var rune in written.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half a surrogate pair comes as U+FFFD; it, U+FFFE and U+FFFF cannot stand in XML or say nothing.
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)))
                clean.Append(rune.ToString());
            else if (rune.Value == '\t')
                clean.Append(' ');
        }

        var text = clean.ToString().Trim();
        return text.Length == 0 ? null : text;
    }
}
