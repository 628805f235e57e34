namespace ActionPlans.Domain;

/// <summary>For whom, and since when, a ladder holds.</summary>
/// <param name="From">The first day, inclusive, Europe/London; null: always.</param>
/// <param name="Family">Stored name of a family of reports; null: every family.</param>
/// <param name="Band">As <see cref="Domain.Band"/> writes it; null: every band.</param>
public sealed record LadderRule(DateOnly? From, string? Family, string? Band, Ladder Ladder)
{
    /// <summary>Whether no rule was made for the duty, so that what is built in holds.</summary>
    public bool IsBuiltIn => ReferenceEquals(Ladder, Ladder.Default);

    /// <summary>The rule in a few words.</summary>
    public override string ToString() =>
        $"{Family ?? "every family"}, {Band ?? "every band"}, {(From is { } from ? $"from {Say.Day(from)}" : "always")}";
}

/// <summary>
/// All ladders, "per report family and per band, effective-dated". What a rule does not cover has <see cref="Ladder.Default"/>. A duty stays on
/// the ladder that held on the day on which its due date was set, so that nobody's grace changes under way.
/// </summary>
public sealed class LadderBook
{
    private readonly LadderRule[] rules;

    /// <exception cref="RefusedException">Two rules are for the same duties from the same day.</exception>
    public LadderBook(IEnumerable<LadderRule> rules)
    {
        this.rules = [.. rules];
        var twice = this.rules.GroupBy(rule => (rule.From, rule.Family, rule.Band)).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new RefusedException($"Two ladders are for the same duties ({twice.First()}); keep one, or give them different days.");
        }
    }

    /// <summary>The built-in ladder for everything.</summary>
    public static LadderBook Default { get; } = new([]);

    /// <summary>As they were given.</summary>
    public IReadOnlyList<LadderRule> Rules => rules;

    /// <summary>Whether every duty has the built-in ladder.</summary>
    public bool IsDefault => rules.Length == 0;

    /// <summary>The rule that holds: the most specific one (family and band, then family, then band), of these the latest.</summary>
    /// <param name="family">Null: only rules for every family.</param>
    /// <param name="band">Null: only rules for every band.</param>
    /// <param name="on">The day on which the due date was set.</param>
    public LadderRule For(string? family, string? band, DateOnly on) => rules
        .Where(rule => (rule.From is null || rule.From <= on) && (rule.Family is null || rule.Family == family) && (rule.Band is null || rule.Band == band))
        .OrderByDescending(rule => rule.Family is not null)
        .ThenByDescending(rule => rule.Band is not null)
        .ThenByDescending(rule => rule.From ?? DateOnly.MinValue)
        .FirstOrDefault() ?? BuiltIn;

    private static readonly LadderRule BuiltIn = new(null, null, null, Ladder.Default);
}
