using System.Security.Cryptography;
using ActionPlans.Data;
using Microsoft.AspNetCore.Identity;

namespace ActionPlans.Accounts;

/// <summary>What administrators change of the table Account, in the transaction of the record that tells of it.</summary>
internal static class StartPasswords
{
    /// <summary>Long enough for a weekend and a day off; short enough for a note that is lost.</summary>
    private static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    // No letters and digits that are taken for one another; 16 of 31 are 79 bits.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <returns>The password, told this once, and until when it can be used to choose another one. All that was signed in is signed out.</returns>
    public static (string Password, DateTimeOffset Until) Give(UnitOfWork work, long person, string email, DateTimeOffset now)
    {
        var password = string.Join('-', RandomNumberGenerator.GetString(Alphabet, 16).Chunk(4).Select(part => new string(part)));
        var account = new Account { UserName = email };
        var parameters = new
        {
            person, email, normalised = Normalised(email), hash = new PasswordHasher<Account>().HashPassword(account, password), stamp = NewStamp(), until = now + Valid, now,
        };
        if (work.Execute(
                """
                UPDATE Account SET PasswordHash = @hash, SecurityStamp = @stamp, StartPasswordUntil = @until, LockoutEnd = NULL, AccessFailedCount = 0, Version = Version + 1
                WHERE PersonId = @person
                """,
                parameters) == 0)
            work.Execute(
                """
                INSERT INTO Account (Id, PersonId, UserName, NormalisedName, PasswordHash, SecurityStamp, AccessFailedCount, TwoFactorEnabled, StartPasswordUntil, CreatedAt, Version)
                SELECT coalesce(max(Id), 0) + 1, @person, @email, @normalised, @hash, @stamp, 0, 0, @until, @now, 1 FROM Account
                """,
                parameters);
        return (password, parameters.until);
    }

    /// <summary>Whoever is registered under another address signs in with that one.</summary>
    public static void Rename(UnitOfWork work, long person, string email) => work.Execute(
        "UPDATE Account SET UserName = @email, NormalisedName = @normalised, Version = Version + 1 WHERE PersonId = @person", new { person, email, normalised = Normalised(email) });

    /// <returns>False when the account was not locked.</returns>
    public static bool Unlock(UnitOfWork work, long person, DateTimeOffset now) => work.Execute(
        "UPDATE Account SET LockoutEnd = NULL, AccessFailedCount = 0, Version = Version + 1 WHERE PersonId = @person AND LockoutEnd > @now", new { person, now }) == 1;

    /// <summary>Codes of an app, recovery codes and passkeys: whoever lost their phone has lost them all.</summary>
    /// <returns>False when there was none.</returns>
    public static bool RemoveSecondFactor(UnitOfWork work, long person)
    {
        var passkeys = work.Execute("DELETE FROM AccountPasskey WHERE AccountId = (SELECT Id FROM Account WHERE PersonId = @person)", new { person });
        return work.Execute(
            """
            UPDATE Account SET TwoFactorEnabled = 0, AuthenticatorKey = NULL, RecoveryCodes = NULL, SecurityStamp = @stamp, Version = Version + 1
            WHERE PersonId = @person AND (TwoFactorEnabled <> 0 OR AuthenticatorKey IS NOT NULL OR @passkeys > 0)
            """,
            new { person, passkeys, stamp = NewStamp() }) == 1;
    }

    /// <summary>As ASP.NET Core Identity looks names up.</summary>
    private static string Normalised(string email) => email.Normalize().ToUpperInvariant();

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32);
}
