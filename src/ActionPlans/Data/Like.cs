namespace ActionPlans.Data;

/// <summary>Patterns for LIKE … ESCAPE '!' from words that people type.</summary>
internal static class Like
{
    /// <summary>Null for no words.</summary>
    public static string? Containing(string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : $"%{words.Trim().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
