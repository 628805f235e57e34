namespace ActionPlans.Mailboxes;

/// <summary>A letter's words in order, before they become text or HTML.</summary>
internal sealed record LetterContent(
    string Subject, string Heading, string Greeting, IReadOnlyList<string> Opening, IReadOnlyList<LetterSection> Sections, string Footer);

/// <summary>A group of entries. Without a heading when the letter is about one thing only.</summary>
internal sealed record LetterSection(string? Heading, IReadOnlyList<LetterEntry> Entries);

/// <summary>One notice. Without heading and opening when the letter's own say it.</summary>
/// <param name="Facts">What a reader looks for, in the order in which they need it.</param>
internal sealed record LetterEntry(string? Heading, string? Opening, IReadOnlyList<LetterFact> Facts);

internal abstract record LetterFact(string Label);

internal sealed record SentenceFact(string Label, string Sentence) : LetterFact(Label);

/// <summary>Somebody else's words, set off from ours.</summary>
internal sealed record QuoteFact(string Label, string Words) : LetterFact(Label);

internal sealed record ListFact(string Label, IReadOnlyList<string> Lines) : LetterFact(Label);

internal sealed record CommandsFact(string Label, IReadOnlyList<string> Commands) : LetterFact(Label);
