using ActionPlans.Domain;
using ActionPlans.Mailboxes;

namespace ActionPlans.People;

/// <summary>What people type as names, addresses and periods, checked before it is stored.</summary>
internal static class Plain
{
    /// <exception cref="RefusedException">Empty, too long, or with invisible characters.</exception>
    public static string Text(string text, string what, int longest)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            throw new RefusedException($"{what} is missing: give one");
        if (trimmed.Length > longest || PlainText.OneLine(trimmed) != trimmed)
            throw new RefusedException($"'{PlainText.Cut(PlainText.OneLine(trimmed), 60)}' cannot be {what}: give it in one line of at most {longest} letters");
        return trimmed;
    }

    /// <exception cref="RefusedException">It is no address that mail can be sent to.</exception>
    public static string Address(string text)
    {
        var trimmed = text.Trim();
        return LetterHeaders.TryAddress(trimmed, "") is not null
            ? trimmed
            : throw new RefusedException($"'{PlainText.Cut(PlainText.OneLine(trimmed), 60)}' is no e-mail address: write it as name@body.example");
    }

    /// <param name="until">Exclusive; null: no end.</param>
    /// <exception cref="RefusedException">It ends before it begins.</exception>
    public static void Period(DateOnly from, DateOnly? until)
    {
        if (until <= from)
            throw new RefusedException(FormattableString.Invariant($"it would end on {until:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}: give a later day"));
    }
}
