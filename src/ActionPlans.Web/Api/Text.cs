using ActionPlans.Domain;

namespace ActionPlans.Web.Api;

internal static class Text
{
    private const int Longest = 2_000;

    /// <exception cref="RefusedException">It is longer than what people write into such a field.</exception>
    public static string Within(string text) => text.Trim() is { Length: <= Longest } short_ ? short_ : throw new RefusedException("Write at most 2,000 characters.");
}
