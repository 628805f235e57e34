using System.Buffers.Text;
using System.Text.Json;
using ActionPlans.Data;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ActionPlans.Accounts;

/// <summary>
/// The tables Account, AccountLogin and AccountPasskey, as ASP.NET Core Identity wants to see them. Identity changes an account in memory and
/// stores it whole; the row's version decides who was first.
/// </summary>
public sealed class AccountStore(Database database, IDataProtectionProvider protection, TimeProvider clock) :
    IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>,
    IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserLoginStore<Account>, IUserPasskeyStore<Account>
{
    private readonly IDataProtector secrets = protection.CreateProtector("ActionPlans.Account");

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        if (work.Scalar<long>("SELECT count(*) FROM Account WHERE NormalisedName = @NormalisedName OR PersonId = @PersonId", user) > 0)
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Taken", Description = "This person or address has an account already." }));

        user.Id = work.NextId("Account");
        user.CreatedAt = clock.GetUtcNow();
        user.Version = 1;
        work.Execute(
            """
            INSERT INTO Account (Id, PersonId, UserName, NormalisedName, PasswordHash, SecurityStamp, LockoutEnd, AccessFailedCount, TwoFactorEnabled,
                                 AuthenticatorKey, RecoveryCodes, StartPasswordUntil, CreatedAt, Version)
            VALUES (@Id, @PersonId, @UserName, @NormalisedName, @PasswordHash, @SecurityStamp, @LockoutEnd, @AccessFailedCount, @TwoFactorEnabled,
                    @AuthenticatorKey, @RecoveryCodes, @StartPasswordUntil, @CreatedAt, @Version)
            """,
            user);
        work.Commit();
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var changed = work.Execute(
            """
            UPDATE Account
            SET UserName = @UserName, NormalisedName = @NormalisedName, PasswordHash = @PasswordHash, SecurityStamp = @SecurityStamp,
                LockoutEnd = @LockoutEnd, AccessFailedCount = @AccessFailedCount, TwoFactorEnabled = @TwoFactorEnabled,
                AuthenticatorKey = @AuthenticatorKey, RecoveryCodes = @RecoveryCodes, StartPasswordUntil = @StartPasswordUntil,
                Version = Version + 1
            WHERE Id = @Id AND Version = @Version
            """,
            user);
        if (changed == 0)
            return Task.FromResult(IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure()));
        work.Commit();
        user.Version++;
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        work.Execute("DELETE FROM AccountLogin WHERE AccountId = @Id", user);
        work.Execute("DELETE FROM AccountPasskey WHERE AccountId = @Id", user);
        work.Execute("DELETE FROM AccessToken WHERE AccountId = @Id", user);
        work.Execute("DELETE FROM Account WHERE Id = @Id", user);
        work.Commit();
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, System.Globalization.CultureInfo.InvariantCulture, out var id) ? Find("Id = @id", new { id }) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Find("NormalisedName = @normalizedUserName", new { normalizedUserName });

    private async Task<Account?> Find(string where, object parameters)
    {
        await using var connection = database.OpenForReading();
        return await connection.QueryFirstOrDefaultAsync<Account>($"{Columns} WHERE {where}", parameters);
    }

    private const string Columns = """
        SELECT Id, PersonId, UserName, NormalisedName, PasswordHash, SecurityStamp, LockoutEnd, AccessFailedCount, TwoFactorEnabled,
               AuthenticatorKey, RecoveryCodes, StartPasswordUntil, CreatedAt, Version
        FROM Account
        """;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalisedName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalisedName = normalizedName ?? "";
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    /// <summary>A start password whose time is over is none.</summary>
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.StartPasswordUntil <= clock.GetUtcNow() ? null : user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask; // nobody is exempt

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactorEnabled = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = secrets.Protect(key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? secrets.Unprotect(key) : null);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes = secrets.Protect(string.Join(';', recoveryCodes));
        return Task.CompletedTask;
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var left = Codes(user);
        if (!left.Remove(code))
            return false;
        await ReplaceCodesAsync(user, left, cancellationToken);
        return true;
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Count);

    private List<string> Codes(Account user) =>
        user.RecoveryCodes is { } codes ? [.. secrets.Unprotect(codes).Split(';', StringSplitOptions.RemoveEmptyEntries)] : [];

    public Task AddLoginAsync(Account user, UserLoginInfo login, CancellationToken cancellationToken) => Write(
        "INSERT INTO AccountLogin (Provider, Subject, AccountId) VALUES (@LoginProvider, @ProviderKey, @Id)",
        new { login.LoginProvider, login.ProviderKey, user.Id });

    public Task RemoveLoginAsync(Account user, string loginProvider, string providerKey, CancellationToken cancellationToken) => Write(
        "DELETE FROM AccountLogin WHERE Provider = @loginProvider AND Subject = @providerKey AND AccountId = @Id",
        new { loginProvider, providerKey, user.Id });

    public async Task<IList<UserLoginInfo>> GetLoginsAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var rows = await connection.QueryAsync<(string Provider, string Subject)>("SELECT Provider, Subject FROM AccountLogin WHERE AccountId = @Id", user);
        return [.. rows.Select(row => new UserLoginInfo(row.Provider, row.Subject, row.Provider))];
    }

    public Task<Account?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) => Find(
        "Id = (SELECT AccountId FROM AccountLogin WHERE Provider = @loginProvider AND Subject = @providerKey)", new { loginProvider, providerKey });

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => Write(
        """
        INSERT INTO AccountPasskey (CredentialId, AccountId, Name, Data, CreatedAt) VALUES (@id, @Id, @name, @data, @CreatedAt)
        ON CONFLICT (CredentialId) DO UPDATE SET Name = @name, Data = @data WHERE AccountPasskey.AccountId = @Id
        """,
        new { id = Base64Url.EncodeToString(passkey.CredentialId), user.Id, name = passkey.Name ?? "Passkey", data = JsonSerializer.Serialize(StoredPasskey.Of(passkey)), passkey.CreatedAt });

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var rows = await connection.QueryAsync<(string Name, string Data)>("SELECT Name, Data FROM AccountPasskey WHERE AccountId = @Id ORDER BY CreatedAt", user);
        return [.. rows.Select(row => JsonSerializer.Deserialize<StoredPasskey>(row.Data)!.ToInfo(row.Name))];
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Find(
        "Id = (SELECT AccountId FROM AccountPasskey WHERE CredentialId = @id)", new { id = Base64Url.EncodeToString(credentialId) });

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => Write(
        "DELETE FROM AccountPasskey WHERE CredentialId = @id AND AccountId = @Id", new { id = Base64Url.EncodeToString(credentialId), user.Id });

    private Task Write(string sql, object parameters)
    {
        using var work = database.Begin();
        work.Execute(sql, parameters);
        work.Commit();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // Nothing is held between calls.
    }

    /// <summary>What of a passkey is stored: the public key and what its checks need.</summary>
    private sealed record StoredPasskey(
        byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible,
        bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson)
    {
        public static StoredPasskey Of(UserPasskeyInfo passkey) => new(
            passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
            passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson);

        public UserPasskeyInfo ToInfo(string name) => new(
            CredentialId, PublicKey, CreatedAt, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson)
        {
            Name = name,
        };
    }
}
