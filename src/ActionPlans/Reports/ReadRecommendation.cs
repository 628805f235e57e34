using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>One thing the inspectors asked for, as found in the text.</summary>
/// <param name="Ordinal">From 1, in the order of the report.</param>
/// <param name="Number">The printed number, e.g. "2.11"; null where none is printed.</param>
/// <param name="Text">Whole, without bullet, number, marks and emphasis.</param>
/// <param name="Pages">Null where the file has no pages.</param>
/// <param name="Section">Headings above it, outermost first, joined by " > ".</param>
/// <param name="OpenEnded">The opening sentence names more bodies than it lists ("including", "its partners").</param>
/// <param name="Marks">Sources printed in brackets, e.g. "Ofsted, June 2012".</param>
/// <param name="Flags">Short stored names of what is unusual about it, e.g. <c>no-timescale</c>.</param>
public sealed record ReadRecommendation(
    int Ordinal,
    string? Number,
    RecommendationKind Kind,
    string Text,
    LineSpan Lines,
    PageSpan? Pages,
    string Section,
    Timescale Timescale,
    IReadOnlyList<NamedBody> Bodies,
    bool OpenEnded,
    IReadOnlyList<string> Marks,
    IReadOnlyList<BackReference> ReferencedBy,
    IReadOnlyList<string> Flags);

/// <summary>A responsible body where it is named.</summary>
/// <param name="Name">Resolved; null if no organisation could be told from the report itself.</param>
public sealed record NamedBody(string? Name, string Printed);

/// <summary>A finding that points to a recommendation.</summary>
/// <param name="Paragraph">The finding's printed number; null if it has none.</param>
/// <param name="Line">Where the reference stands.</param>
public sealed record BackReference(string? Paragraph, int Line);
