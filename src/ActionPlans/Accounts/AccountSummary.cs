using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Accounts;

/// <summary>How somebody signs in, for an administrator; no secret is in it.</summary>
/// <param name="StartPasswordUntil">Until when their start password can be used; null: they have chosen their own, or have none.</param>
/// <param name="LockedUntil">After too many wrong passwords; null: not locked now.</param>
public sealed record AccountSummary(
    string UserName, DateTimeOffset CreatedAt, bool HasPassword, DateTimeOffset? StartPasswordUntil, DateTimeOffset? LockedUntil, bool HasSecondFactor, long Passkeys)
{
    internal static AccountSummary? Of(UnitOfWork work, long person, DateTimeOffset now)
    {
        var row = work.QueryFirst<Row>(
            """
            SELECT a.UserName, a.CreatedAt, CASE WHEN a.PasswordHash IS NULL THEN 0 ELSE 1 END AS HasPassword, a.StartPasswordUntil, a.LockoutEnd, a.TwoFactorEnabled,
                   (SELECT count(*) FROM AccountPasskey k WHERE k.AccountId = a.Id) AS Passkeys
            FROM Account a
            WHERE a.PersonId = @person
            """,
            new { person });
        return row is null
            ? null
            : new AccountSummary(row.UserName, row.CreatedAt, row.HasPassword != 0, row.StartPasswordUntil, row.LockoutEnd > now ? row.LockoutEnd : null, row.TwoFactorEnabled != 0, row.Passkeys);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        string UserName, DateTimeOffset CreatedAt, long HasPassword, DateTimeOffset? StartPasswordUntil, DateTimeOffset? LockoutEnd, long TwoFactorEnabled, long Passkeys);
}
