using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>A body's name as part of a made-up address.</summary>
internal static class SampleName
{
    private const int Longest = 40;

    /// <summary>Lower-case ASCII letters and digits with single hyphens between; "body" when nothing is left.</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == Longest)
                break;
        }

        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "body";
    }
}
