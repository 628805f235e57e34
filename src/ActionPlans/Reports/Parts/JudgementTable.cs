using System.Globalization;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The table of grades: "Being healthy … Good", under a row that names the part of the inspection.</summary>
internal static class JudgementTable
{
    private static readonly string[] Grades =
        ["Outstanding", "Good", "Adequate", "Inadequate", "Requires improvement", "Requires improvement to be good", "Satisfactory"];

    public static IReadOnlyList<Judgement> Read(IEnumerable<Block> blocks, ICollection<Check> checks)
    {
        var found = new List<Judgement>();
        string? group = null;
        (string Name, LineSpan Lines)? pending = null;
        foreach (var row in blocks)
        {
            if (Graded(row) is { } graded)
            {
                // A part opens with its overall grade; a part's name anywhere else is a slip of the table.
                if (pending is { } next)
                {
                    if (group is null || graded.Aspect.StartsWith("Overall", StringComparison.OrdinalIgnoreCase))
                    {
                        group = next.Name;
                    }
                    else if (!next.Name.Equals(group, StringComparison.OrdinalIgnoreCase) && IsKnownPart(next.Name))
                    {
                        checks.Add(new Check($"The grades below \"{next.Name}\" were counted to {group}: the table repeats that heading.", next.Lines));
                    }
                }

                pending = null;
                found.Add(new Judgement(graded.Aspect, graded.Grade, group, row.Lines));
            }
            else if (row.Kind == BlockKind.Paragraph && row.LooksLikeHeading && IsKnownPart(row.Text))
            {
                pending = (row.Text, row.Lines);
            }
            else if (row.Kind == BlockKind.Row && PartName(row) is { } part)
            {
                pending = (part, row.Lines);
            }
        }

        return found;
    }

    private static (string Aspect, string Grade)? Graded(Block row)
    {
        if (row.Kind != BlockKind.Row || row.Cells.Count < 2)
        {
            return null;
        }

        var cells = row.Cells.Where(c => c.Length > 0).ToList();
        return cells.Count == 2 && Grade(cells[1]) is { } grade && cells[0].Length > 2 && Grade(cells[0]) is null ? (cells[0], grade) : null;
    }

    private static string? Grade(string cell)
    {
        var bare = cell.Trim().TrimEnd('.');
        if (bare.StartsWith("Grade ", StringComparison.OrdinalIgnoreCase) && bare.IndexOf('(') is var open and > 0)
        {
            bare = bare[(open + 1)..].TrimEnd(')');
        }

        return Array.Find(Grades, grade => grade.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    private static string? PartName(Block row)
    {
        var name = row.Cells[0];
        foreach (var tail in (string[])[" Inspection Outcome", " inspection outcome", " inspection", " outcome"])
        {
            name = name.EndsWith(tail, StringComparison.Ordinal) ? name[..^tail.Length] : name;
        }

        return name.Length is 0 or > 90 ? null : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..].ToLowerInvariant();
    }

    private static bool IsKnownPart(string name) => name.Contains("safeguarding", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("outcomes", StringComparison.OrdinalIgnoreCase) || name.Contains("looked after children", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("How", StringComparison.OrdinalIgnoreCase);
}
