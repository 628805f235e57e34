namespace ActionPlans.Reports;

/// <summary>A proposal that two reports ask for the same thing, so that one piece of evidence can serve both. A person decides.</summary>
/// <param name="First">Ordinal in the first reading.</param>
/// <param name="Second">Ordinal in the second reading.</param>
/// <param name="Score">0 to 1; how much of the wording, weighted by how telling the words are, is the same.</param>
/// <param name="Reason">For people: what speaks for it, and against it.</param>
public sealed record RecommendationLink(int First, int Second, double Score, string Reason);
