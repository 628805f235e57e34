using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>
/// What keeps an action from being specific, measurable and somebody's own. Word lists, not understanding: they advise and never block. Each hint
/// is the rest of a sentence that begins with the action's id.
/// </summary>
internal static partial class SmartHints
{
    public static IEnumerable<string> Of(PlanAction action, IReadOnlyList<string> bodies)
    {
        if (!Doing().IsMatch(action.Text))
            yield return "does not say what is done: begin with a verb (\"Train …\", \"Audit …\", \"Publish …\").";
        if (Vague().Match(action.Text) is { Success: true, Value: var word })
            yield return $"says \"{word}\", which nobody can tell to be done: say what will be there in the end.";
        if (string.IsNullOrWhiteSpace(action.Outcome))
            yield return "names no outcome: say what will be different for children, and how much.";
        else if (!Measure().IsMatch(action.Outcome))
            yield return "has an outcome without a measure: give a number, a share, or what an audit will show.";
        if (string.IsNullOrWhiteSpace(action.EvidenceExpected))
            yield return "names no evidence of compliance: say what will show that it was done.";
        if (action.Lead is { } lead && IsOnlyBody(lead, bodies))
            yield return $"is led by \"{lead}\": name a person or a role there.";
    }

    private static bool IsOnlyBody(string lead, IReadOnlyList<string> bodies)
    {
        if (Role().IsMatch(lead))
            return false;
        var rest = bodies.Aggregate(lead, (left, body) => left.Replace(body, "", StringComparison.OrdinalIgnoreCase));
        return !rest.Any(char.IsLetter) || Organisation().IsMatch(lead.Trim());
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:achieve|add|address|agree|analyse|appoint|approve|arrange|ask|assess|assign|audit|begin|bring|build|carry out|change|check|circulate|close|collect|commission"
        + @"|complete|conduct|consult|convene|create|deliver|deploy|design|develop|document|draft|embed|employ|ensure|establish|evaluate|extend|fill|finalise|fund|give|hold"
        + @"|identify|implement|improve|include|increase|inform|install|introduce|invite|involve|issue|issuing|launch|make|map|measure|meet|monitor|move|notify|nominate|offer|open|plan"
        + @"|prepare|present|procure|produce|provide|publish|raise|recruit|reduce|refresh|remove|replace|report|require|review|revise|rewrite|roll out|run|sample|schedule|secure"
        + @"|send|set|share|sign|standardise|start|strengthen|submit|survey|teach|test|track|train|undertake|update|upload|use|write)(?:s|d|ed|ing)?\b|\b\w{3,}ing\b", Options)]
    private static partial Regex Doing();

    [GeneratedRegex(
        @"\b(?:consider|explore|look (?:in)?to|think about|try to|aim to|seek to|endeavour|where (?:possible|appropriate|practicable)|as (?:appropriate|necessary|required|needed)"
        + @"|if possible|raise awareness|work towards|continue to|ongoing|on-going|etc|and so on|better|more robust)\b", Options)]
    private static partial Regex Vague();

    [GeneratedRegex(@"\d|%|\b(?:all|every|each|no|none|zero|half|one|two|three|four|five|six|seven|eight|nine|ten|audit(?:s|ed)?|within)\b", Options)]
    private static partial Regex Measure();

    [GeneratedRegex(@"\b(?:lead|nurse|doctor|dr|gp|midwife|director|manager|head|officer|chief|chair|commissioner|practitioner|coordinator|co-ordinator|matron|consultant"
        + @"|secretary|administrator|advis[eo]r|worker|mr|mrs|ms|miss|prof(?:essor)?)\b", Options)]
    private static partial Regex Role();

    [GeneratedRegex(@"\b(?:trust|ccg|icb|pct|council|board|authority|team|services?|partnership|hospitals?|police|constabulary|department|commissioners|providers?|partners|agencies|lscb|nhs england)$", Options)]
    private static partial Regex Organisation();
}
