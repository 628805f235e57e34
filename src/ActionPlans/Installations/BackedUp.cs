using ActionPlans.Audit;

namespace ActionPlans.Installations;

/// <summary>A file that was found whole: every page of it, and every entry of the audit trail.</summary>
/// <param name="Trail">Its audit trail.</param>
/// <param name="Until">When the last thing in it happened, UTC; null when nothing has.</param>
/// <param name="Bytes">How long the file is.</param>
public sealed record BackedUp(AuditVerdict Trail, DateTimeOffset? Until, long Bytes);
