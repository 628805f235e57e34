using System.Text.Json;
using ActionPlans.Data;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Audit;

/// <summary>
/// Follows the audit trail from its first entry to its last, and keeps the result. The last hash of the time before has to stand in it, so that
/// it shows when something was cut off the end since.
/// </summary>
public sealed record CheckAudit(string By) : IRequest<AuditCheck>;

/// <summary>The result of the last check; null when there was none.</summary>
public sealed record GetAuditCheck : IRequest<AuditCheck?>;

/// <param name="Entries">How many entries follow one another without a break, from the first.</param>
/// <param name="Head">The hash of the last of them, lower-case hex.</param>
/// <param name="Wrong">What is wrong, in one sentence; null when the trail is whole.</param>
public sealed record AuditCheck(DateTimeOffset At, string By, long Entries, string Head, string? Wrong);

internal sealed class CheckAuditHandler(Database database, TimeProvider clock) : RequestHandler<CheckAudit, AuditCheck>
{
    protected override AuditCheck Handle(CheckAudit request)
    {
        var now = clock.GetUtcNow();
        AuditCheck? before;
        AuditVerdict verdict;
        using (var reading = database.BeginReading())
        {
            before = LastCheck.Read(reading);
            verdict = VerifyAuditHandler.Follow(reading, before?.Head);
        }

        var check = new AuditCheck(now, request.By, verdict.Entries, verdict.IsWhole ? verdict.Head : before?.Head ?? verdict.Head, Wrong(verdict, before));
        using var work = database.Begin();
        LastCheck.Write(work, check);
        new TimelineEntry("audit", now, "audit-checked", request.By, FormattableString.Invariant($"Checked the audit trail: {check.Wrong ?? $"all {check.Entries} entries follow one another."}")).Insert(work);
        work.Commit();
        return check;
    }

    private static string? Wrong(AuditVerdict verdict, AuditCheck? before) =>
        verdict.Broken is { } broken ? FormattableString.Invariant($"Entry {broken.Id} ({broken.Kind} by {broken.By}, about {broken.Subject}) was changed, or stands where another was taken out or put in.")
        : !verdict.HeadFound ? FormattableString.Invariant($"Entries are missing at the end: what stood last on {before!.At:yyyy-MM-dd HH:mm} UTC is no longer there.")
        : null;
}

internal sealed class GetAuditCheckHandler(Database database) : RequestHandler<GetAuditCheck, AuditCheck?>
{
    protected override AuditCheck? Handle(GetAuditCheck request)
    {
        using var work = database.BeginReading();
        return LastCheck.Read(work);
    }
}

/// <summary>A row of the table Setting.</summary>
internal static class LastCheck
{
    private const string Name = "LastAuditCheck";

    public static AuditCheck? Read(UnitOfWork work) =>
        work.QueryFirst<string>("SELECT Value FROM Setting WHERE Name = @Name", new { Name }) is { } json ? JsonSerializer.Deserialize<AuditCheck>(json) : null;

    public static void Write(UnitOfWork work, AuditCheck check) => work.Execute(
        "INSERT INTO Setting (Name, Value) VALUES (@Name, @json) ON CONFLICT (Name) DO UPDATE SET Value = @json", new { Name, json = JsonSerializer.Serialize(check) });
}
