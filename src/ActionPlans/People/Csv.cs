using System.Text;
using ActionPlans.Domain;

namespace ActionPlans.People;

/// <summary>Comma-separated values as RFC 4180 has them: quotes around a comma or a line break, two quotes for one.</summary>
internal static class Csv
{
    /// <summary>The records that are not empty, each with the line on which it begins, from 1.</summary>
    /// <exception cref="RefusedException">A quote is not closed.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (line, began, quoted) = (1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted)
            {
                if (i == text.Length)
                    throw new RefusedException(FormattableString.Invariant($"line {began}: a quote is not closed; nothing was imported"));
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else if (c == '"')
                    quoted = false;
                else
                    field.Append(c);
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
            }
            else
            {
                field.Append(c);
            }

            if (c == '\n')
                line++;
            if (c == '\n' && !quoted)
            {
                if (fields.Exists(one => one.Trim().Length > 0))
                    yield return (began, fields);
                (fields, began) = ([], line);
            }
        }
    }
}
