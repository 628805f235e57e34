namespace ActionPlans.Accounts;

/// <summary>Stored names of what a token may be used for. It never allows more than its owner may do.</summary>
public static class TokenScope
{
    public const string Read = "read";

    public const string Write = "write";
}
