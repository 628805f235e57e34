using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Reads "An action plan is required from … within 20 working days of receipt … Please submit … copied to …".</summary>
internal static class PlanDutyReader
{
    public static PlanDuty? Read(IReadOnlyList<Block> blocks, Bodies bodies, string? commissioner, ICollection<Check> checks)
    {
        var asking = blocks.FirstOrDefault(b => Has(b.Text, "action plan") && Has(b.Text, "required from"));
        if (asking is null)
        {
            return null;
        }

        var from = IndexOfBlock(blocks, asking);
        var passage = string.Join(' ', blocks.Skip(from).Take(4).Where(b => b.Kind != BlockKind.Row).Select(b => b.Text));
        var last = blocks[Math.Min(from + 3, blocks.Count - 1)].Lines;
        var by = Between(passage, "required from ", [" within ", " by ", ".", ","]) is { } printed ? OrganisationWords.WithoutArticle(printed) : null;
        var period = Timescale.FindDuty(passage);
        if (period is null)
        {
            checks.Add(new Check("An action plan is asked for, but no time for it could be read.", asking.Lines));
        }

        var copy = Between(passage, "copied to ", [" and it ", ". ", ";"]) ?? Between(passage, "copy to ", [". ", ";"]);
        var submission = Between(passage, "submit ", [". "]) ?? "";
        var to = Between(submission, "action plan to ", [" copied", " through", " via", " by ", " at ", ",", " with ", " and "])
            ?? Between(submission, " to ", [" copied", " through", " via", " by ", " at ", ",", " with ", " and "]);
        var copied = copy is null ? null : Mailboxes.First(copy);
        var own = copy is null ? Mailboxes.First(submission) : null;
        return new PlanDuty(
            by, ByBody(by, bodies, commissioner, asking.Lines, checks), period ?? Timescale.None,
            to is null ? null : Bare(to), own, copied is null ? [] : [copied],
            Between(passage, "followed up through ", [".", ";"]) is { } follow ? Bare(follow) : null,
            asking.Lines.Through(last));
    }

    // "the commissioning PCT" is the commissioner of the header; a full name is itself.
    private static string? ByBody(string? by, Bodies bodies, string? commissioner, LineSpan where, ICollection<Check> checks)
    {
        if (by is null)
        {
            return null;
        }

        return by.StartsWith("commissioning", StringComparison.OrdinalIgnoreCase) ? commissioner : bodies.Resolve(by, where, checks).Name;
    }

    private static string Bare(string name)
    {
        foreach (var word in (string[])["your ", "the ", "our "])
        {
            name = name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? name[word.Length..] : name;
        }

        return name.Trim();
    }

    private static string? Between(string text, string after, string[] ends)
    {
        var at = text.IndexOf(after, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var start = at + after.Length;
        var end = text.Length;
        foreach (var stop in ends)
        {
            var found = text.IndexOf(stop, start, StringComparison.OrdinalIgnoreCase);
            end = found >= 0 && found < end ? found : end;
        }

        var between = text[start..end].Trim().TrimEnd('.', ',');
        return between.Length is > 0 and <= 300 ? between : null;
    }

    private static int IndexOfBlock(IReadOnlyList<Block> blocks, Block wanted)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (ReferenceEquals(blocks[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
