using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>The plain text part. Lines are not wrapped: readers' programs know their width.</summary>
internal static class LetterText
{
    public static string Render(LetterContent content)
    {
        var text = new StringBuilder();
        text.Append(content.Heading).Append("\n\n").Append(content.Greeting).Append("\n\n");
        foreach (var sentence in content.Opening)
            text.Append(sentence).Append("\n\n");
        foreach (var section in content.Sections)
        {
            if (section.Heading is { } heading)
                text.Append(heading.ToUpperInvariant()).Append('\n').Append('=', heading.Length).Append("\n\n");
            foreach (var entry in section.Entries)
                Write(text, entry);
        }

        return text.Append("-- \n").Append(content.Footer).Append('\n').ToString();
    }

    private static void Write(StringBuilder text, LetterEntry entry)
    {
        if (entry.Heading is { } heading)
            text.Append(heading).Append('\n').Append('-', Math.Min(heading.Length, 76)).Append("\n\n");
        if (entry.Opening is { } opening)
            text.Append(opening).Append("\n\n");
        foreach (var fact in entry.Facts)
        {
            text.Append(fact.Label).Append(fact is SentenceFact ? ": " : ":\n");
            text.AppendJoin('\n', Lines(fact)).Append("\n\n");
        }
    }

    // Quoted words are marked, so that nothing a report says can pass for ours.
    private static IEnumerable<string> Lines(LetterFact fact) => fact switch
    {
        SentenceFact sentence => [sentence.Sentence],
        QuoteFact quote => [$"  > {quote.Words}"],
        ListFact list => list.Lines.Select(line => $"  * {line}"),
        CommandsFact commands => commands.Commands.Select(command => $"    {command}"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No text for this kind of fact."),
    };
}
