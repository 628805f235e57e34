using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Reads "An action plan is required from … within 20 working days of receipt … Please submit … copied to …".</summary>
internal static class PlanDutyReader
{
    private const int PassageLength = 4;

    /// <summary>The duties of the report, the final plan before its draft; empty if no plan is asked for.</summary>
    public static IReadOnlyList<PlanDuty> Read(IReadOnlyList<Block> blocks, Bodies bodies, string? commissioner, ICollection<Check> checks)
    {
        var duties = new List<PlanDuty>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (Has(blocks[i].Text, "action plan") && Has(blocks[i].Text, "required from"))
            {
                duties.AddRange(Asked(blocks.Skip(i).Take(PassageLength).ToList(), bodies, commissioner, checks));
                i += PassageLength - 1;
            }
        }

        return duties;
    }

    private static IEnumerable<PlanDuty> Asked(List<Block> asking, Bodies bodies, string? commissioner, ICollection<Check> checks)
    {
        var passage = string.Join(' ', asking.Where(b => b.Kind != BlockKind.Row).Select(b => b.Text));
        var by = Between(passage, "required from ", [" within ", " by ", ".", ","]) is { } printed ? OrganisationWords.WithoutArticle(printed) : null;
        var byBody = ByBody(by, bodies, commissioner, asking[0].Lines, checks);
        var copy = Between(passage, "copied to ", [" and it ", ". ", ";"]) ?? Between(passage, "copy to ", [". ", ";"]);
        var submission = Between(passage, "submit ", [". "]) ?? "";
        var to = Between(submission, "action plan to ", [" copied", " through", " via", " by ", " at ", ",", " with ", " and "])
            ?? Between(submission, " to ", [" copied", " through", " via", " by ", " at ", ",", " with ", " and "]);
        var copied = copy is null ? null : Mailboxes.First(copy);
        var own = copy is null ? Mailboxes.First(submission) : null;
        var followUp = Between(passage, "followed up through ", [".", ";"]) is { } follow ? Bare(follow) : null;
        foreach (var period in PlanPeriods.Of(passage, asking[0].Lines, checks))
        {
            yield return new PlanDuty(
                by, byBody, period.Timescale, to is null ? null : Bare(to), own, copied is null ? [] : [copied], followUp,
                asking[0].Lines.Through(asking[^1].Lines), period.Stage);
        }
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

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
