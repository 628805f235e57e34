using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Plans;

/// <summary>
/// A plan as a Word file in the form that people know: A4 across, what it is about, then one table. The table is a plain grid without merged cells
/// and its first row repeats on every page, so that a screen reader can say which column a cell is in.
/// </summary>
internal static class PlanWord
{
    private const string Language = "en-GB";
    private const string Font = "Arial";

    // A4 across with margins of 2 cm, in twentieths of a point.
    private const uint PageWidth = 16838;
    private const uint PageHeight = 11906;
    private const int Margin = 1134;

    private static readonly (string Name, int Width)[] Columns =
    [
        ("Recommendation", 3370), ("Objective", 1900), ("Action", 2700), ("Outcome", 2000), ("Evidence of compliance", 1900), ("Lead", 1500), ("Target", 1200),
    ];

    public static byte[] Write(PlanDocument plan)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = Title(plan);
            word.PackageProperties.Language = Language;
            word.PackageProperties.Creator = plan.Body;
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = Footer(plan);
            main.Document = new Document(new Body(
            [
                Paragraph(Title(plan), "Title"),
                .. Facts(plan).Select(fact => Fact(fact.Name, fact.Value)),
                Paragraph("What is going to be done", "Heading1"),
                Table(plan),
                Paragraph("", null),
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
                    new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 }),
            ]));
        }

        return stream.ToArray();
    }

    private static string Title(PlanDocument plan) =>
        $"{(plan.Stage == "draft" ? "Draft action plan" : "Action plan")}{(plan.Area is null ? "" : $": {plan.Area}")}";

    private static IEnumerable<(string Name, string? Value)> Facts(PlanDocument plan) => new (string, string?)[]
    {
        ("Body", plan.Body),
        ("Report", plan.Report),
        ("Published", Day(plan.Published)),
        ("Received", Day(plan.Received)),
        ("Plan due", Day(plan.Due)),
        ("To", plan.SubmitTo),
        ("Copy to", plan.CopyTo),
        ("Version", plan.Version is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}, submitted on {Day(plan.Submitted)} by {plan.SubmittedBy}") : "draft, not submitted"),
        ("Why amended", plan.Reason),
    }.Where(fact => !string.IsNullOrWhiteSpace(fact.Item2));

    private static Table Table(PlanDocument plan) => new(
    [
        new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Columns.Sum(column => column.Width).ToString(CultureInfo.InvariantCulture) },
            Borders(),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 85 }, new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 85 }),
            new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            new TableCaption { Val = "Actions" },
            new TableDescription { Val = "One row an action: the recommendation that it answers, objective, action, outcome, evidence of compliance, lead and target." }),
        new TableGrid(Columns.Select(column => new GridColumn { Width = column.Width.ToString(CultureInfo.InvariantCulture) })),
        new TableRow(
        [
            new TableRowProperties(new CantSplit(), new TableHeader()),
            .. Columns.Select(column => Cell([column.Name], column.Width, "TableHeading", shaded: true)),
        ]),
        .. plan.Entries.SelectMany(entry => entry.Actions.Count == 0 ? [Row(entry, null, first: true)] : entry.Actions.Select((action, place) => Row(entry, action, place == 0))),
    ]);

    private static TableRow Row(PlanEntry entry, PlannedAction? action, bool first)
    {
        string?[][] cells =
        [
            first ? [.. About(entry)] : [$"{Name(entry)}, {entry.Body} (continued)"],
            [action?.Objective], [action?.Text ?? (entry.Answer == "notAgreed" ? "None: not agreed." : "None yet.")], [action?.Outcome], [action?.Evidence], [action?.Lead],
            [action?.Target, action is { Due: { } due } && action.Target != Day(due) ? Day(due) : action?.ReviewBy is { } review ? $"Review by {Day(review)}" : null],
        ];
        return new TableRow([.. cells.Select((lines, column) => Cell(lines, Columns[column].Width, "TableText", shaded: false))]);
    }

    private static IEnumerable<string?> About(PlanEntry entry)
    {
        yield return $"{Name(entry)}: {entry.Text}";
        yield return entry.Due is { } due ? $"Due {Day(due)}{(entry.Timescale.Length == 0 ? "" : $" ({entry.Timescale})")}."
            : entry.ProposedDue is { } proposed ? $"No date in the report; proposed: {Day(proposed)}."
            : entry.Timescale.Length == 0 ? "No date in the report." : $"{entry.Timescale}.";
        yield return $"{entry.Body}{(entry.Accountable ? " (accountable)" : "")}: {PlanCsv.Spoken(entry.Answer) ?? "not answered yet"}.";
        if (entry.Reason is { } reason)
            yield return $"Reason: {reason}";
    }

    private static string Name(PlanEntry entry) => $"{entry.Recommendation} ({entry.Number})";

    private static TableCell Cell(IEnumerable<string?> lines, int width, string style, bool shaded)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) });
        if (shaded)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "D9E2EC" });
        var written = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Paragraph(line!, style)).ToList();
        return new TableCell([properties, .. written.Count == 0 ? [Paragraph("", style)] : written]);
    }

    private static Paragraph Fact(string name, string? value) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "Fact" }),
        new Run(new RunProperties(new Bold()), Text($"{name}: ")),
        new Run(Text(value!)));

    private static Paragraph Paragraph(string text, string? style)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0)
            paragraph.Append(new Run(text.Split('\n').SelectMany((line, place) => place == 0 ? new OpenXmlElement[] { Text(line) } : [new Break(), Text(line)])));
        return paragraph;
    }

    private static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    private static Footer Footer(PlanDocument plan) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Fact" }),
        new Run(Text($"{plan.Plan}{(plan.Version is { } number ? string.Create(CultureInfo.InvariantCulture, $", version {number}") : ", draft")} · {plan.Body} · page ")),
        new SimpleField(new Run(Text("1"))) { Instruction = "PAGE" }));

    private static TableBorders Borders()
    {
        static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "768692" };
        return new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
    }

    private static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }, new FontSize { Val = "20" }, new Languages { Val = Language }))),
        Style("Normal", "Normal", size: 20, bold: false, after: 80, isDefault: true),
        Style("Title", "Title", size: 36, bold: true, after: 160),
        Style("Heading1", "heading 1", size: 28, bold: true, after: 120, outline: 0),
        Style("Fact", "Fact", size: 20, bold: false, after: 40),
        Style("TableHeading", "Table Heading", size: 18, bold: true, after: 40),
        Style("TableText", "Table Text", size: 18, bold: false, after: 40));

    private static Style Style(string id, string name, int size, bool bold, int after, int? outline = null, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties(new SpacingBetweenLines { After = after.ToString(CultureInfo.InvariantCulture) });
        if (outline is { } level)
        {
            paragraph.PrependChild(new KeepNext());
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) });
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
