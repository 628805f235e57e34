namespace ActionPlans.Domain;

/// <summary>What an administrator can set about how deadlines are counted.</summary>
public sealed record DeadlinePolicy
{
    /// <summary>What holds unless an administrator sets something else.</summary>
    public static DeadlinePolicy Default { get; } = new();

    /// <summary>How many working days "Immediate" gives; 1 is the next working day, 0 the day itself.</summary>
    public int ImmediateWorkingDays { get; init; } = 1;

    /// <summary>
    /// The event that "Immediate" counts from. Receipt, because nobody can act on a report that has not reached them. Where
    /// that day is not known, publication (or receipt, the other way round) stands in.
    /// </summary>
    public TriggerEvent ImmediateCountsFrom { get; init; } = TriggerEvent.Receipt;

    /// <summary>The event that a band without a printed one ("Within 3 months") counts from, with the same stand-in.</summary>
    public TriggerEvent BandsCountFrom { get; init; } = TriggerEvent.Publication;

    /// <summary>After how many months a vague or ongoing target has to be looked at.</summary>
    public int ReviewAfterMonths { get; init; } = 3;

    /// <summary>The most that <see cref="ReviewAfterMonths"/> may be.</summary>
    public const int LongestReviewMonths = 24;

    /// <summary>How many working days after its return an action plan has to be submitted again.</summary>
    public int ResubmissionWorkingDays { get; init; } = 10;

    /// <summary>An extension of more than so many months is taken, and pointed out to those who decide.</summary>
    public int LongExtensionMonths { get; init; } = 6;

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="RefusedException">Names the setting, its limits and its value.</exception>
    public void Check()
    {
        Require(nameof(ImmediateWorkingDays), ImmediateWorkingDays, 0, 20);
        Require(nameof(ReviewAfterMonths), ReviewAfterMonths, 1, LongestReviewMonths);
        Require(nameof(ResubmissionWorkingDays), ResubmissionWorkingDays, 1, 60);
        Require(nameof(LongExtensionMonths), LongExtensionMonths, 1, 60);
        RequireReportEvent(nameof(ImmediateCountsFrom), ImmediateCountsFrom);
        RequireReportEvent(nameof(BandsCountFrom), BandsCountFrom);
    }

    private static void Require(string setting, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new RefusedException($"{setting} must be from {least} to {most}, and is {value}.");
        }
    }

    private static void RequireReportEvent(string setting, TriggerEvent value)
    {
        if (value is not (TriggerEvent.Publication or TriggerEvent.Receipt))
        {
            throw new RefusedException($"{setting} must be publication or receipt, and is {value.ToStored()}.");
        }
    }
}
