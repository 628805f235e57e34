using System.Security.Cryptography;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>A stable name that is safe as part of a file name and of a Message-ID.</summary>
internal static class SafeName
{
    private const int HashLength = 8;

    /// <summary>
    /// Keeps ASCII letters, digits, and inner dots, hyphens and @; the rest becomes hyphens. When that loses something, a piece of a hash
    /// of the original follows, so that different originals keep different names.
    /// </summary>
    public static string From(string original, int length)
    {
        var name = new StringBuilder(original.Length);
        foreach (var c in original)
            name.Append(char.IsAsciiLetterOrDigit(c) || (c is '.' or '@' && name.Length > 0 && name[^1] is not '.') ? c : '-');
        var safe = name.ToString().TrimEnd('.');
        if (safe == original && safe.Length is > 0 && safe.Length <= length)
            return safe;
        var hash = Hash(original, HashLength);
        var kept = safe[..Math.Min(safe.Length, length - HashLength - 1)].TrimEnd('.', '-');
        return kept.Length == 0 ? hash : $"{kept}-{hash}";
    }

    public static string Hash(string original, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(original)))[..length];
}
