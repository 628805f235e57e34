using ActionPlans.Audit;
using ActionPlans.Data;

namespace ActionPlans.Runtime;

/// <summary>
/// Something that a person did, or that the system did by itself, about a subject. Written in the transaction of what it tells, never changed,
/// and chained to the entry before it, so that the timeline is the audit trail.
/// </summary>
/// <param name="Kind">Short stored name: "imported", "evidence-submitted", …</param>
/// <param name="By">Who; "ActionPlans" for the system.</param>
public sealed record TimelineEntry(string Subject, DateTimeOffset At, string Kind, string By, string Text)
{
    public const string System = "ActionPlans";

    /// <summary>The reason given; null when none was.</summary>
    public string? Why { get; init; }

    /// <summary>What held before, as <see cref="Standing"/> writes it; null when there was nothing or nothing changed.</summary>
    public string? Before { get; init; }

    /// <summary>What holds since; for a notice that went out, the message's id.</summary>
    public string? After { get; init; }

    /// <summary>State and date in a few words: "open, due 2013-01-26".</summary>
    internal static string Standing(string state, DateOnly? due) => due is null ? state : FormattableString.Invariant($"{state}, due {due:yyyy-MM-dd}");

    internal void Insert(UnitOfWork work) => work.Tell(this);

    /// <summary>Follows the last entry of the chain: for <see cref="UnitOfWork"/>, which knows when nobody else can add one.</summary>
    internal void Append(UnitOfWork work)
    {
        var entry = new ChainedEntry(work.NextId("TimelineEntry"), Subject, At.ToUnixTimeMilliseconds(), Kind, By, Text, Why, Before, After);
        var hash = AuditChain.Hash(AuditChain.Head(work), entry);
        work.Bulk(
            """
            INSERT INTO TimelineEntry (Id, Subject, At, Kind, By, Text, Why, Before, After, Hash)
            VALUES (@id, @subject, @at, @kind, @by, @text, @why, @before, @after, @hash)
            """,
            "id", "subject", "at", "kind", "by", "text", "why", "before", "after", "hash").Queue(
            entry.Id, Subject, At, Kind, By, Text, Why, Before, After, hash);
        work.AuditHead = hash;
    }
}
