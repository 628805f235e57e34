namespace ActionPlans.Reports;

/// <summary>What the reader found in one report. Nothing starts from it before a person has confirmed it.</summary>
/// <param name="Family">Stored name of the family, e.g. <c>cqc-clas-review</c>.</param>
/// <param name="Area">The place inspected, without "London Borough of" and the like; null if it could not be told.</param>
/// <param name="Commissioner">As printed in the header; null where the family has none.</param>
/// <param name="PlanDuty">The plan asked for; of a draft and a final one the final. Null if none is asked for.</param>
/// <param name="Checks">What a person should look at, most important first.</param>
public sealed record Reading(
    string Family,
    string Title,
    string? Area,
    ReportDates Dates,
    string? Commissioner,
    string? Region,
    IReadOnlyList<string> Providers,
    IReadOnlyList<string> Inspectors,
    IReadOnlyList<ReadBody> Bodies,
    IReadOnlyList<Judgement> Judgements,
    IReadOnlyList<ReadRecommendation> Recommendations,
    PlanDuty? PlanDuty,
    IReadOnlyList<PlanRow> PlanRows,
    IReadOnlyList<ReadRisk> Risks,
    IReadOnlyList<Check> Checks,
    string SourceSha256)
{
    /// <summary>Other plans that the same report asks for, as printed: the draft before the final one, or the plan of another body.</summary>
    public IReadOnlyList<PlanDuty> FurtherDuties { get; init; } = [];
}

/// <summary>Dates of the report's header; null where not printed.</summary>
public sealed record ReportDates(DateOnly? InspectionFrom, DateOnly? InspectionTo, DateOnly? Published)
{
    /// <summary>"March 2014": what is printed where no day is, so that <see cref="Published"/> is null; else null.</summary>
    public string? PublishedPrinted { get; init; }
}

/// <summary>One organisation, however often its name drifts.</summary>
/// <param name="Name">The report's own full name for it, its header first.</param>
/// <param name="Printed">Every form seen, in order of appearance.</param>
/// <param name="Role">commissioner, provider, local-authority or other.</param>
public sealed record ReadBody(string Name, IReadOnlyList<string> Printed, string Role);

/// <summary>A grade given to an aspect.</summary>
/// <param name="Group">The part of the inspection that the aspect belongs to; null if there is one part only.</param>
public sealed record Judgement(string Aspect, string Grade, string? Group, LineSpan Lines);

/// <summary>Something a person should look at before confirming.</summary>
public sealed record Check(string What, LineSpan Lines);
