using System.Globalization;
using ActionPlans.Domain;

namespace ActionPlans;

/// <summary>
/// The short id by which people and messages name things: R7 a recommendation, P1 an action plan, A2 one of its actions, K4 a risk, E3 a piece of
/// evidence, S1 a sustained check, T1 an administrator's task, H1 a post that somebody holds.
/// </summary>
public readonly record struct SubjectId(char Kind, long Number)
{
    public static SubjectId Recommendation(long number) => new('R', number);

    public static SubjectId Plan(long number) => new('P', number);

    public static SubjectId Evidence(long number) => new('E', number);

    /// <summary>Something that waits for an administrator.</summary>
    public static SubjectId Task(long number) => new('T', number);

    /// <summary>That somebody holds a role at a body.</summary>
    public static SubjectId Post(long number) => new('H', number);

    public static SubjectId SustainedCheck(long number) => new('S', number);

    public static SubjectId Action(long number) => new('A', number);

    public static SubjectId Risk(long number) => new('K', number);

    /// <summary>The kinds that have a workflow, and so a clock and letters.</summary>
    public const string Tracked = "RPAKS";

    /// <summary>The kinds that letters can be about.</summary>
    public const string Told = Tracked + "TH";

    /// <param name="expected">The kinds that make sense here, for instance "R" or "RP".</param>
    /// <exception cref="RefusedException">It is not such an id.</exception>
    public static SubjectId Parse(string text, string expected) => TryParse(text, expected) ?? throw new RefusedException(
        $"'{text.Trim()}' is no id: write it as {string.Join(" or ", expected.Select(kind => $"{kind}1"))} ('actionplans status' lists them)");

    /// <returns>Null when it is not such an id.</returns>
    public static SubjectId? TryParse(string text, string expected)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 1
            && expected.Contains(char.ToUpperInvariant(trimmed[0]), StringComparison.Ordinal)
            && long.TryParse(trimmed.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SubjectId(char.ToUpperInvariant(trimmed[0]), number)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Number}");
}
