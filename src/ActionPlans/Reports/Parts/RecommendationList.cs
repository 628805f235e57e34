using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>
/// Walks a part of a report that asks for things in lists: headings give section and timescale, a sentence that ends in
/// "should:" opens a group and names its bodies, every item below it is one recommendation.
/// </summary>
internal sealed class RecommendationList(Bodies bodies, ICollection<Check> checks)
{
    private const int MostRecommendations = 2000;

    private readonly List<ReadRecommendation> found = [];
    private string section = "";
    private RecommendationKind kind;
    private string? subsection;
    private Timescale band = Timescale.None;
    private Timescale? groupBand;
    private BodySentence? opener;
    private LineSpan openerLines;
    private bool openerHasItems;
    private bool openerSpansBands;
    private BodySentence? overBands;
    private Draft? draft;
    private string? listOwner;
    private BodySentence? ownSubject;
    private RecommendationTable? table;
    private bool paragraphsAsk;
    private string? doubt;

    private sealed record Draft(string? Number, string Text, LineSpan Lines, PageSpan? Pages, int Indent, int SubIndent, char Bullet)
    {
        public Timescale? Printed { get; init; }

        public bool IsBullet => Bullet != '\0';
    }

    public IReadOnlyList<ReadRecommendation> Found => found;

    /// <summary>Reads one list; may be called for several, one after the other.</summary>
    /// <param name="owner">A body responsible for all of it where no sentence in the list names one.</param>
    /// <param name="withoutSigns">Paragraphs without bullet or number are what is asked for, as far as anybody can tell.</param>
    /// <param name="unsure">A flag for all of it, where nothing in the report says in so many words that it is asked for; null = it does.</param>
    public void Read(
        IEnumerable<Block> blocks, string path, RecommendationKind listKind, string? owner = null, bool withoutSigns = false, string? unsure = null)
    {
        (listOwner, table, paragraphsAsk, doubt, overBands) = (owner, null, withoutSigns, unsure, null);
        (section, kind, subsection, band, groupBand, opener) = (path, listKind, null, Timescale.None, null, null);
        foreach (var block in blocks)
        {
            Take(block);
        }

        Close();
    }

    /// <summary>Adds one that stands in a table, with the bodies of its other cell.</summary>
    public void Add(string text, LineSpan lines, PageSpan? pages, string path, RecommendationKind rowKind, string responsible)
    {
        (section, kind, subsection, band, groupBand, listOwner) = (path, rowKind, null, Timescale.None, null, null);
        (table, doubt) = (null, null);
        opener = BodySentence.Read(responsible + " should", bodies.Names);
        openerLines = lines;
        draft = new Draft(null, text, lines, pages, 0, -1, '•');
        Close();
        opener = null;
    }

    private void Take(Block block)
    {
        if (PrintedTimescale.OfBand(block) is { } timescale)
        {
            Close();
            // A sentence with nothing below it yet was printed above the bands and opens all of them.
            openerSpansBands = opener is not null && !openerHasItems;
            overBands = openerSpansBands ? opener : overBands;
            (band, groupBand, opener) = (timescale, null, overBands);
            openerSpansBands = opener is not null;
        }
        else if (RecommendationTable.Of(block) is { } titled)
        {
            Close();
            table = titled;
        }
        else if (block.Kind == BlockKind.Row && table?.Row(block) is { } row)
        {
            TakeRow(row, block);
        }
        else if (draft is not null && block.Kind == BlockKind.Paragraph && block.Number is null && LabelledPart.Of(block.Text) is { } part)
        {
            Close(part, block);
        }
        else if (block.Kind == BlockKind.Paragraph && NamesBodies(block.Text) is { } names)
        {
            Close();
            subsection = block.Text.TrimEnd(':', ' ');
            (opener, openerLines, openerHasItems, openerSpansBands, groupBand) = (BodySentence.Read(names + " should", bodies.Names), block.Lines, false, false, null);
        }
        else if (IsOpener(block))
        {
            Close();
            Open(block);
        }
        else if (IsItem(block))
        {
            TakeItem(block);
        }
        else if (block.Text.EndsWith("that:", StringComparison.OrdinalIgnoreCase) || IsPreamble(block))
        {
            // "We recommend that:" leads in and asks for nothing of its own.
            Close();
        }
        else if (paragraphsAsk)
        {
            TakeItem(block);
        }
        else if (block.LooksLikeHeading)
        {
            Close();
            (subsection, opener, groupBand, overBands) = (block.Text, null, null, null);
        }
        else
        {
            Close();
            checks.Add(new Check("Text between the recommendations was not read as one; check whether it asks for something.", block.Lines));
        }
    }

    // "Northmere Police", "Recommendations for NHS Northmere CCG": a heading that is nothing but bodies; null if it is more.
    internal static string? NamesBodies(string heading)
    {
        foreach (var before in (string[])["Recommendations for ", "Recommendation for ", "Recommendations to ", "Actions for ", "Action for ", "For ", ""])
        {
            if (heading.StartsWith(before, StringComparison.OrdinalIgnoreCase) && OrganisationWords.IsNamesOnly(heading[before.Length..]))
            {
                return heading[before.Length..].TrimEnd(':', ' ');
            }
        }

        return null;
    }

    // After these the bullets are parts of one demand and not demands of their own.
    private static readonly string[] Continuations = [" by ensuring:", " by:", " particularly:", " in particular:", " including:", " includes:", " include:", " minimum:"];

    // "5. NHS Northmere CCG should ensure**" is an opener even where the conversion made a bullet of it.
    public static bool IsOpener(Block block)
    {
        if (block.Kind == BlockKind.Row || block.Text.Length > 700 || BodySentence.ModalAt(block.Text) < 0)
        {
            return false;
        }

        var text = block.Text.TrimEnd();
        if (Array.Exists(Continuations, end => text.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        string[] ends = ["should", "should ensure", "ensure", "ensure that", "must", "to", "action", "actions", "that"];
        return text[^1] == ':' ? block.Kind != BlockKind.Item || block.Number is not null && !block.Number.Contains('.') || StartsWithBody(text)
            : Array.Exists(ends, end => text.EndsWith(" " + end, StringComparison.OrdinalIgnoreCase)
                || text.EndsWith(" " + end + ".", StringComparison.OrdinalIgnoreCase) && end.StartsWith("action", StringComparison.Ordinal));
    }

    /// <summary>"We told the trust that it must take action to …": says what the list is, and asks for nothing.</summary>
    public static bool IsPreamble(Block block) =>
        block.Kind == BlockKind.Paragraph && Array.Exists(Preambles, start => block.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Preambles =
        ["We told ", "We issued ", "We found that action", "Action a ", "Action the ", "Actions the ", "Action that ", "The following recommendations", "These recommendations"];

    /// <summary>"Leaders should continue to …": a paragraph that asks by itself, without bullet or number.</summary>
    public static bool AsksInItself(Block block) =>
        block.Kind == BlockKind.Paragraph && block.Text.Length > 40 && BodySentence.ModalAt(block.Text) is > 2 and < 160
        && !block.Text.StartsWith("In order to", StringComparison.OrdinalIgnoreCase) && !IsPreamble(block);

    private static bool StartsWithBody(string text) => OrganisationWords.IsKind(text[..BodySentence.ModalAt(text)]);

    private bool IsItem(Block block) => block.Kind == BlockKind.Item
        || (block.Kind == BlockKind.Paragraph && block.Number is not null)
        || (block.Kind == BlockKind.Paragraph && opener is not null && char.IsLower(block.Text[0]))
        || (AsksInItself(block) && (!block.LooksLikeHeading || BodySentence.StartsDemand(block.Text)));

    private void Open(Block block)
    {
        opener = BodySentence.Read(block.Text, bodies.Names);
        (openerLines, openerHasItems, openerSpansBands) = (block.Lines, false, false);
        groupBand = PrintedTimescale.InDemand(block.Text);
    }

    private void TakeItem(Block block)
    {
        if (draft is not null && IsPartOf(draft, block))
        {
            draft = draft with { Text = $"{draft.Text} {block.Text}", Lines = draft.Lines.Through(block.Lines), SubIndent = block.Indent };
            return;
        }

        Close();
        if (opener is null && (AsksInItself(block) || (block.Kind == BlockKind.Item && BodySentence.ModalAt(block.Text) is > 2 and < 80)))
        {
            ownSubject = BodySentence.Read(block.Text, bodies.Names);
            openerLines = block.Lines;
        }

        openerHasItems |= opener is not null && !openerSpansBands;
        draft = new Draft(block.Number, block.Text, block.Lines, block.Pages, block.Indent, -1, block.Bullet);
    }

    // A deeper bullet under "…:", a bullet of another sign further in, "(a)" below a number or a bullet.
    private static bool IsPartOf(Draft draft, Block block)
    {
        if (block.Number is not null)
        {
            return block.IsLettered && block.Bullet == '\0' && (draft.Number is null ? draft.IsBullet : !char.IsAsciiLetterLower(draft.Number[0]));
        }

        return (block.Indent > draft.Indent || (block.Kind == BlockKind.Item && !draft.IsBullet)) && (draft.Text.EndsWith(':') || block.Indent == draft.SubIndent)
            || draft.IsBullet && block.Kind == BlockKind.Item && block.Bullet != draft.Bullet && (block.Indent > draft.Indent || block.Bullet == 'o');
    }

    private void TakeRow(TableRow row, Block block)
    {
        Close();
        opener = row.Bodies.Length > 0 ? BodySentence.Read(row.Bodies + " should", bodies.Names) : null;
        (openerLines, groupBand) = (block.Lines, row.Timescale);
        draft = new Draft(row.Number, row.Text, block.Lines, block.Pages, 0, -1, '\0');
        Close();
        (opener, groupBand) = (null, null);
    }

    // "Responsible: NHS Northmere CCG. Timescale: three months" below an item tells whose it is and how soon, once.
    private void Close(LabelledPart part, Block block)
    {
        if (opener is not null && part.Bodies is not null)
        {
            Close();
            return;
        }

        ownSubject = part.Bodies is null ? ownSubject : BodySentence.Read(part.Bodies + " should", bodies.Names);
        openerLines = part.Bodies is null ? openerLines : block.Lines;
        draft = draft! with { Printed = part.Timescale ?? draft.Printed };
    }

    private void Close()
    {
        if (draft is null)
        {
            return;
        }

        var (text, marks) = Marks.Take(WithoutListEnd(draft.Text));
        if (opener is null && ownSubject is null && LabelledPart.AtEnd(text) is { } bracket)
        {
            text = bracket.Before;
            ownSubject = bracket.Part.Bodies is null ? null : BodySentence.Read(bracket.Part.Bodies + " should", bodies.Names);
            openerLines = draft.Lines;
            draft = draft with { Printed = bracket.Part.Timescale };
        }

        var timescale = draft.Printed ?? groupBand ?? band;
        var flags = new List<string>();
        if (timescale.Kind == TimescaleKind.None && PrintedTimescale.InDemand(text) is { } inside)
        {
            timescale = inside;
            flags.Add("timescale-in-sentence");
        }

        if (timescale.Kind == TimescaleKind.None && PrintedTimescale.Hint(text) is { } hint)
        {
            timescale = hint;
            flags.Add("vague-timescale");
            checks.Add(new Check($"\"{hint.Printed}\" is no date: agree one with the bodies responsible.", draft.Lines));
        }
        else if (timescale.Kind == TimescaleKind.None)
        {
            flags.Add("no-timescale");
        }

        if (doubt is not null && opener is null)
        {
            flags.Add(doubt);
        }

        if (found.Count == MostRecommendations)
        {
            throw new ReportRefusedException($"more than {MostRecommendations} things to do were found, no report asks for so many; give the report alone.");
        }

        var responsible = Responsible(flags);
        found.Add(new ReadRecommendation(
            found.Count + 1, draft.Number, kind, text, draft.Lines, draft.Pages, Section(), timescale, responsible,
            (opener ?? ownSubject)?.OpenEnded ?? false, marks, [], flags));
        (draft, ownSubject) = (null, null);
    }

    // "…; and" joins an item to the next and is no part of it.
    private static string WithoutListEnd(string text)
    {
        var bare = text.EndsWith(" and", StringComparison.Ordinal) ? text[..^4].TrimEnd() : text;
        return bare.Length > 0 && bare[^1] is ';' or ',' ? bare[..^1] : text;
    }

    private List<NamedBody> Responsible(List<string> flags)
    {
        var named = (opener ?? ownSubject)?.Names ?? [];
        var responsible = (named.Count > 0 || listOwner is null ? named : [listOwner]).Select(name => bodies.Resolve(name, openerLines, checks)).ToList();
        if (responsible.Count == 0)
        {
            flags.Add("no-body");
        }
        else if (responsible.Exists(body => body.Name is null))
        {
            flags.Add("unresolved-body");
        }

        return responsible;
    }

    private string Section() => string.Join(
        " > ",
        new[] { section, subsection, groupBand is null && band.Printed.Length > 0 ? band.Printed : null }.Where(part => !string.IsNullOrEmpty(part)));
}
