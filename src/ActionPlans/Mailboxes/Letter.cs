namespace ActionPlans.Mailboxes;

/// <summary>
/// One message to one recipient, ready to be delivered. One recipient, because with several a single bad address fails the whole
/// delivery although the others had theirs, and the retry would repeat it for them.
/// </summary>
public sealed record Letter
{
    /// <summary>Stable text id: the same for every delivery of the same letter. Becomes the Message-ID's local part.</summary>
    public required string Id { get; init; }

    /// <summary>The recipient's address, exactly one.</summary>
    public required string To { get; init; }

    /// <summary>The recipient's display name, or empty.</summary>
    public string ToName { get; init; } = "";

    /// <summary>The sender's address; its domain is the Message-ID's host.</summary>
    public required string From { get; init; }

    /// <summary>The sender's display name, or empty.</summary>
    public string FromName { get; init; } = "";

    /// <summary>Subject line. Line breaks and invisible characters are taken out when the letter is delivered.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text part.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part: a whole document that loads nothing.</summary>
    public required string Html { get; init; }

    /// <summary>Further headers by name, for instance <c>X-ActionPlans-Items</c>. Those that a delivery writes itself are refused.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];

    /// <summary>When the letter was written, with the offset that the reader should see (Europe/London's). The Date of the .eml file.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A file that goes with a letter.</summary>
/// <param name="Name">File name as the receiver sees it; a path in front of it is cut off.</param>
/// <param name="ContentType">MIME type without parameters, such as <c>text/csv</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record LetterAttachment(string Name, string ContentType, ReadOnlyMemory<byte> Content);
