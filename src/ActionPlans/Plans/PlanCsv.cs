using System.Globalization;
using System.Text;
using ActionPlans.Domain;

namespace ActionPlans.Plans;

/// <summary>A plan as a table: one row an action, and one for an answer without any. The same columns are read back.</summary>
internal static class PlanCsv
{
    public const int MostRows = 5000;

    private static readonly string[] Columns =
    [
        "Recommendation", "Number", "Recommendation text", "Due", "Body", "Answer", "Reason", "Proposed date",
        "Action", "Objective", "Action text", "Outcome", "Evidence of compliance", "Lead", "Target",
    ];

    public static byte[] Write(PlanDocument plan)
    {
        var rows = plan.Entries.SelectMany(entry => entry.Actions.Count == 0 ? [Row(entry, null)] : entry.Actions.Select(action => Row(entry, action)));
        var text = CsvText.Write([Columns, .. rows]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]; // without the mark, spreadsheets take it for Windows-1252
    }

    /// <exception cref="RefusedException">It is not such a table; the message names the line.</exception>
    public static IReadOnlyList<PlanCsvRow> Read(byte[] content)
    {
        if (content.Length > ImportPlan.LargestSize)
            throw new RefusedException("the table is larger than 2 MB, which no plan is: export it again and change only what has to be changed");

        var rows = CsvText.Read(Decode(content), Columns.Length).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).Take(MostRows + 2).ToList();
        if (rows.Count == 0 || !rows[0].Cells.Select(cell => cell.Trim()).SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
            throw new RefusedException($"the first line does not have the columns of a plan ({string.Join(", ", Columns)}): begin with the table as it was taken out ('actionplans plan export')");
        if (rows.Count > MostRows + 1)
            throw new RefusedException(FormattableString.Invariant($"the table has more than {MostRows} rows, which no plan has: export it again and change only what has to be changed"));
        return [.. rows.Skip(1).Select(Parse)];
    }

    private static string Decode(byte[] content)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("the table is not in UTF-8: save it as \"CSV UTF-8\"");
        }
    }

    private static string?[] Row(PlanEntry entry, PlannedAction? action) =>
    [
        entry.Recommendation, entry.Number, entry.Text, Date(entry.Due), entry.Body, Spoken(entry.Answer), entry.Reason, Date(entry.ProposedDue),
        action?.Id, action?.Objective, action?.Text, action?.Outcome, action?.Evidence, action?.Lead, action?.Target,
    ];

    private static PlanCsvRow Parse((int Line, IReadOnlyList<string> Cells) row)
    {
        string Cell(int column) => column < row.Cells.Count ? row.Cells[column].Trim() : "";
        try
        {
            return new PlanCsvRow(
                row.Line, SubjectId.Parse(Cell(0), "R"), Cell(4), Answer(Cell(5)), Cell(6), Day(Cell(7)), Cell(8).Length == 0 ? null : SubjectId.Parse(Cell(8), "A"),
                new ActionFields(Cell(9), Cell(10), Cell(11), Cell(12), Cell(13), Cell(14)));
        }
        catch (RefusedException refused)
        {
            throw At(row.Line, refused.Message);
        }
    }

    public static RefusedException At(int line, string? what) => new(FormattableString.Invariant($"line {line}: {what}"));

    /// <summary>As people say it: "partly agreed".</summary>
    public static string? Spoken(string? answer) => answer switch
    {
        "partlyAgreed" => "partly agreed",
        "notAgreed" => "not agreed",
        _ => answer,
    };

    private static PlanAnswer? Answer(string cell) => cell.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "" => null,
        "AGREED" => PlanAnswer.Agreed,
        "PARTLYAGREED" => PlanAnswer.PartlyAgreed,
        "NOTAGREED" => PlanAnswer.NotAgreed,
        _ => throw new RefusedException($"'{cell}' is no answer: write agreed, partly agreed, or not agreed"),
    };

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Spreadsheets write dates anew in the way of their country.</summary>
    private static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RefusedException($"'{cell}' is no date: write it as 2013-03-28");
}

/// <param name="Line">Of the file, from 1.</param>
/// <param name="Body">Blank: the body that the plan has to wait for.</param>
/// <param name="Action">Null: a new one, or none when its cells are blank.</param>
internal sealed record PlanCsvRow(
    int Line, SubjectId Recommendation, string Body, PlanAnswer? Answer, string Reason, DateOnly? ProposedDue, SubjectId? Action, ActionFields Fields)
{
    public bool NamesNoAction => string.IsNullOrWhiteSpace(
        $"{Fields.Objective}{Fields.Text}{Fields.Outcome}{Fields.Evidence}{Fields.Lead}{Fields.Target}");
}
