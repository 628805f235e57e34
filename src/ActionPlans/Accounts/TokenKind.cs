namespace ActionPlans.Accounts;

/// <summary>Stored names of what a secret of an account is for.</summary>
public static class TokenKind
{
    /// <summary>A bearer token for the API.</summary>
    public const string Api = "api";

    /// <summary>Part of the address of a calendar feed.</summary>
    public const string Calendar = "calendar";
}
