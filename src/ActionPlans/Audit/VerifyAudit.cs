using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Audit;

/// <summary>Follows the audit trail from its first entry to its last.</summary>
/// <param name="Head">
/// A hash noted down earlier, in hex: it has to stand in the chain, which shows that nothing was cut off its end since. Null to follow only
/// what is there.
/// </param>
public sealed record VerifyAudit(string? Head) : IRequest<AuditVerdict>;

/// <param name="Entries">How many entries follow one another without a break, from the first.</param>
/// <param name="Head">The hash of the last of them, lower-case hex.</param>
/// <param name="Broken">The first entry that does not follow; null when all do.</param>
/// <param name="HeadFound">False when the hash given is not in the chain.</param>
public sealed record AuditVerdict(long Entries, string Head, BrokenEntry? Broken, bool HeadFound)
{
    public bool IsWhole => Broken is null && HeadFound;
}

/// <summary>An entry that was changed, or that stands where another was taken out or put in.</summary>
public sealed record BrokenEntry(long Id, string Subject, DateTimeOffset At, string Kind, string By);

internal sealed class VerifyAuditHandler(Database database) : RequestHandler<VerifyAudit, AuditVerdict>
{
    protected override AuditVerdict Handle(VerifyAudit request)
    {
        using var work = database.BeginReading();
        return Follow(work, request.Head);
    }

    /// <param name="head">As <see cref="VerifyAudit.Head"/>.</param>
    public static AuditVerdict Follow(UnitOfWork work, string? head)
    {
        using var rows = work.Bulk($"SELECT {AuditChain.Columns} FROM TimelineEntry ORDER BY Id").Stream();

        var noted = head is { Length: > 0 } ? head.Trim().ToLowerInvariant() : null;
        var (previous, entries, found) = (AuditChain.Genesis, 0L, noted is null);
        while (rows.Read())
        {
            var entry = AuditChain.Read(rows, out var stored);
            var expected = AuditChain.Hash(previous, entry);
            if (!expected.AsSpan().SequenceEqual(stored))
                return new AuditVerdict(
                    entries, Convert.ToHexStringLower(previous), new BrokenEntry(entry.Id, entry.Subject, TypeHandlers.Instant(entry.At), entry.Kind, entry.By), found);

            previous = expected;
            entries++;
            found = found || Convert.ToHexStringLower(expected) == noted;
        }

        return new AuditVerdict(entries, Convert.ToHexStringLower(previous), null, found);
    }
}
