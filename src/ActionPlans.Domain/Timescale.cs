namespace ActionPlans.Domain;

/// <summary>
/// When something has to be done, as a report or plan prints it and as it is understood. Nothing is made up: what is not
/// understood is <see cref="TimescaleKind.Vague"/> or <see cref="TimescaleKind.None"/> with the printed words kept.
/// </summary>
public sealed record Timescale
{
    /// <summary>What sort of timescale it is.</summary>
    public required TimescaleKind Kind { get; init; }

    /// <summary>
    /// How many <see cref="Unit"/>s: until it is due (relative) or from one time to the next (recurring). Null for other
    /// kinds, and where the printed words are ambiguous ("bi-monthly").
    /// </summary>
    public int? Amount { get; init; }

    /// <summary>What <see cref="Amount"/> counts. Null exactly when that is.</summary>
    public TimeUnit? Unit { get; init; }

    /// <summary>The printed event that a relative timescale counts from; null when none is printed (a band, "Within 3 months").</summary>
    public TriggerEvent? Trigger { get; init; }

    /// <summary>The days that a printed date means; null for other kinds and for a date whose year nobody can tell.</summary>
    public TimescaleDate? Date { get; init; }

    /// <summary>What limits it ("website permitting") or how it was understood; null when there is nothing to say.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The exact words; empty when there were none.</summary>
    public required string Printed { get; init; }

    /// <summary>No timescale at all.</summary>
    public static Timescale None { get; } = new() { Kind = TimescaleKind.None, Printed = "" };

    /// <summary>Whether a person still has to say when: nothing is printed, or only that it will be ("TBC").</summary>
    public bool IsToBeAgreed => Kind == TimescaleKind.None || (Kind == TimescaleKind.Vague && TimescaleReader.SaysToBeAgreed(Printed));

    /// <summary>Reads the words of one heading, cell or phrase as one timescale.</summary>
    /// <param name="printed">The words; null, empty and blank ones are no timescale.</param>
    /// <param name="context">
    /// A day that tells which year is meant where none is printed ("by 10 September" is the first one on or after it), and
    /// whether "Jan 14" can be a month and a year. Null when nothing is known: then such a date has no <see cref="Date"/>.
    /// </param>
    public static Timescale Read(string? printed, DateOnly? context = null) => TimescaleReader.Read(printed, context);

    /// <summary>Reads a cell that may hold several values, in their order; a cell with words that are not understood stays one vague value. Never empty.</summary>
    public static IReadOnlyList<Timescale> ReadAll(string? printed, DateOnly? context = null) =>
        TimescaleReader.ReadAll(printed, context);

    /// <summary>
    /// The first relative timescale in running text that counts from an event of the report itself ("… within 20 working
    /// days of receipt of this report"), or null. Performance indicators ("within 45 days of referral") are passed over. Its
    /// <see cref="Printed"/> words are in lower case and without line breaks and mark-up.
    /// </summary>
    public static Timescale? FindDuty(string sentence) => RelativePhrase.Find(PhraseText.Of(sentence));

    /// <summary>Reads what a person types as a period: "20 working days", "within three months", "6 weeks".</summary>
    /// <returns>Whether it was one; if not, <paramref name="timescale"/> is <see cref="None"/>.</returns>
    public static bool TryReadWithin(string? text, out Timescale timescale)
    {
        timescale = Read(text);
        if (!timescale.Printed.StartsWith('-') && timescale.Kind is TimescaleKind.Relative or TimescaleKind.Immediate)
        {
            return true;
        }

        timescale = None;
        return false;
    }
}
