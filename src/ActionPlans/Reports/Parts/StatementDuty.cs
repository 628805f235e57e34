using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The written statement of action of a joint inspection, or the priority action plan of a SEND inspection.</summary>
internal static class StatementDuty
{
    private static readonly string[] Names = ["written statement", "statement of action", "statement of proposed action", "priority action plan", "action plan"];
    private static readonly string[] Verbs = ["prepare", "submit", "send", "produce", "provide an action plan", "provide its action plan"];

    private const string Jointly = " are jointly responsible for submitting";

    /// <summary>The duties of the report, the final plan before its draft; empty if no plan is asked for.</summary>
    public static IReadOnlyList<PlanDuty> Read(IReadOnlyList<Block> blocks, Bodies bodies, ICollection<Check> checks)
    {
        NoteUpdates(blocks, checks);
        var asking = blocks.Where(Asks).ToList();
        if (asking.Count == 0)
        {
            return [];
        }

        var passage = string.Join(' ', asking.Select(b => b.Text));
        var by = By(passage);
        var named = by is null ? [] : BodySentence.Read(by + " should", bodies.Names).Names;
        if (named.Count > 1)
        {
            checks.Add(new Check($"The plan is asked of several together ({by}); say who sends it.", asking[0].Lines));
        }

        var byBody = by is null ? null : bodies.Resolve(named.Count > 0 ? named[0] : by, asking[0].Lines, checks).Name;
        var mailbox = asking.Select(b => Mailboxes.First(b.Text)).FirstOrDefault(m => m is not null);
        return PlanPeriods.Of(passage, asking[0].Lines, checks)
            .Select(period => new PlanDuty(by, byBody, period.Timescale, mailbox, mailbox, [], null, asking[0].Lines.Through(asking[^1].Lines), period.Stage))
            .ToList();
    }

    private static bool Asks(Block block) =>
        block.Kind != BlockKind.Row && block.Text.Length < 3000
        && Array.Exists(Names, name => block.Text.Contains(name, StringComparison.OrdinalIgnoreCase))
        && Array.Exists(Verbs, verb => block.Text.Contains(verb, StringComparison.OrdinalIgnoreCase))
        && (BodySentence.ModalAt(block.Text) >= 0 || block.Text.Contains("requires ", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains(Jointly, StringComparison.OrdinalIgnoreCase));

    // "HMIC will require an update within six weeks": no plan, but somebody has to remember it.
    private static void NoteUpdates(IReadOnlyList<Block> blocks, ICollection<Check> checks)
    {
        foreach (var block in blocks)
        {
            if ((block.Text.Contains("require an update", StringComparison.OrdinalIgnoreCase) || block.Text.Contains("requires an update", StringComparison.OrdinalIgnoreCase))
                && Timescale.FindDuty(block.Text) is not null)
            {
                checks.Add(new Check("An update is asked for as well, with a time of its own; it is no plan, so note it.", block.Lines));
            }
        }
    }

    // "X should prepare …", "HMCI requires X to prepare …", "X is the principal authority".
    private static string? By(string passage)
    {
        const string requires = " requires ";
        var at = passage.IndexOf(requires, StringComparison.OrdinalIgnoreCase);
        var to = at < 0 ? -1 : passage.IndexOf(" to ", at, StringComparison.Ordinal);
        if (to > at && at >= 0 && to - at < 200)
        {
            return OrganisationWords.WithoutArticle(passage[(at + requires.Length)..to].Trim());
        }

        var jointly = passage.IndexOf(Jointly, StringComparison.OrdinalIgnoreCase);
        var that = jointly < 0 ? -1 : passage.LastIndexOf(" that ", jointly, StringComparison.Ordinal);
        if (that >= 0 && jointly - that < 200)
        {
            return OrganisationWords.WithoutArticle(passage[(that + " that ".Length)..jointly].Trim());
        }

        foreach (var printed in passage.Split(". "))
        {
            // "We have determined that X is the principal authority and should prepare …"
            var determined = printed.IndexOf("determined that ", StringComparison.OrdinalIgnoreCase);
            var sentence = (determined < 0 ? printed : printed[(determined + "determined that ".Length)..])
                .Replace(" is the principal authority and should", " should", StringComparison.OrdinalIgnoreCase);
            if (Array.Exists(Verbs, verb => sentence.Contains(verb, StringComparison.OrdinalIgnoreCase)) && BodySentence.Read(sentence, []).Names is [var name, ..])
            {
                return OrganisationWords.WithoutArticle(name);
            }
        }

        return null;
    }
}
