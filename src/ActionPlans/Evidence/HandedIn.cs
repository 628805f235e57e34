using System.Security.Cryptography;
using ActionPlans.Domain;

namespace ActionPlans.Evidence;

/// <summary>A file or statement that has been looked at and may be kept.</summary>
/// <param name="FileName">Null for a statement.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record HandedIn(string? FileName, string MediaType, byte[] Content, string Sha256, DateOnly EffectiveOn)
{
    public const int LargestSize = 20 * 1024 * 1024;

    public string Kind => FileName is null ? "statement" : "file";

    /// <summary>For the timeline: what it is, and how to know it again.</summary>
    public string Said => $"{FileName ?? "a statement"} (SHA-256 {Sha256[..12]}…)";

    /// <param name="effectiveOn">Null for today.</param>
    /// <exception cref="RefusedException">It is empty, too large, badly named, of a type that is not taken, or of the future.</exception>
    public static HandedIn Check(string? fileName, byte[] content, DateOnly? effectiveOn, DateOnly today)
    {
        if (content.Length == 0)
            throw new RefusedException($"{fileName ?? "the statement"} is empty: hand in something that shows what was done");
        if (content.Length > LargestSize)
            throw new RefusedException($"{fileName ?? "the statement"} is larger than 20 MB: hand in the part that shows what was done");
        if (fileName is not null && (fileName != Path.GetFileName(fileName) || fileName.Contains('\\', StringComparison.Ordinal) || fileName.Any(char.IsControl) || fileName.Length > 200))
            throw new RefusedException("the file's name holds a path or is too long: give it a plain name");
        if (effectiveOn > today)
            throw new RefusedException($"evidence cannot take effect in the future ({effectiveOn:yyyy-MM-dd}): give the day since which it is so");

        var type = fileName is null ? FileType.Statement : FileType.Of(fileName, content);
        return new HandedIn(fileName, type.MediaType, content, Convert.ToHexStringLower(SHA256.HashData(content)), effectiveOn ?? today);
    }
}
