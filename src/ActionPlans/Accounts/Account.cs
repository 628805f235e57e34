namespace ActionPlans.Accounts;

/// <summary>What somebody signs in with. Who they are and what they may do stands with the person.</summary>
public sealed class Account
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    /// <summary>Their e-mail address.</summary>
    public string UserName { get; set; } = "";

    public string NormalisedName { get; set; } = "";

    /// <summary>Null for who only signs in through an identity provider.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Until when the password that an administrator gave can be used to choose another one; null: it was chosen by its owner.</summary>
    public DateTimeOffset? StartPasswordUntil { get; set; }

    /// <summary>Changes with every change of credentials, which ends all other sessions.</summary>
    public string SecurityStamp { get; set; } = "";

    public DateTimeOffset? LockoutEnd { get; set; }

    public int AccessFailedCount { get; set; }

    public bool TwoFactorEnabled { get; set; }

    /// <summary>Protected; see <see cref="AccountStore"/>.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Protected, separated by semicolons.</summary>
    public string? RecoveryCodes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public long Version { get; set; }
}
