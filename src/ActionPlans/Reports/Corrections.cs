using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>
/// What a person puts right in a reading before anything starts. It is kept beside the reading, which stays as it was read.
/// </summary>
/// <param name="Area">Null: as read.</param>
/// <param name="Published">Null: as read.</param>
/// <param name="PlanRows">Of a board's plan.</param>
public sealed record Corrections(
    string? Area, DateOnly? Published, IReadOnlyList<RecommendationCorrection>? Recommendations, IReadOnlyList<PlanRowCorrection>? PlanRows = null)
{
    /// <summary>Nothing was put right.</summary>
    public static Corrections None { get; } = new(null, null, null);

    /// <summary>Null: as read; likewise the others.</summary>
    public string? Title { get; init; }

    public string? Region { get; init; }

    /// <summary>Stored name of the family, one of <see cref="ReportReader.Families"/>.</summary>
    public string? Family { get; init; }

    public DateOnly? InspectedFrom { get; init; }

    public DateOnly? InspectedTo { get; init; }

    /// <summary>The plan that the report asks for.</summary>
    public PlanCorrection? Plan { get; init; }

    /// <summary>Plans that the report asks for beside the first.</summary>
    public IReadOnlyList<FurtherPlanCorrection>? FurtherPlans { get; init; }

    /// <summary>All grades as they should be, in their order.</summary>
    public IReadOnlyList<CorrectedGrade>? Grades { get; init; }

    /// <summary>Of a board's register.</summary>
    public IReadOnlyList<RiskCorrection>? Risks { get; init; }

    /// <summary>What the report recommends and the reader missed; it comes after what was read.</summary>
    public IReadOnlyList<MissedRecommendation>? Missed { get; init; }

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// Reads <c>{ "area": …, "published": …, "recommendations": [ { "ordinal": 3, "text": …, "timescale": "Within 6 months",
    /// "bodies": ["…"], "drop": true } ], "planRows": [ { "ordinal": 2, "action": "…", "lead": "…", "targets": ["Jan 14"] } ] }</c>; what is absent stays as it was read.
    /// </summary>
    /// <exception cref="ReportRefusedException">It is not of that form.</exception>
    public static Corrections Parse(string json)
    {
        try
        {
            var corrections = JsonSerializer.Deserialize<Corrections>(json, Format) ?? throw new ReportRefusedException("the corrections are empty: leave them out instead");
            return corrections.HoldsNulls() ? throw new ReportRefusedException("the corrections hold a null in a list: leave it out") : corrections;
        }
        catch (JsonException e)
        {
            throw new ReportRefusedException($"the corrections can't be understood at {e.Path ?? "the beginning"}: see the README for their form");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="ReportRefusedException">A correction is about a recommendation or a row that the report does not have, or leaves nothing of it.</exception>
    public Reading ApplyTo(Reading reading)
    {
        var recommendations = ByOrdinal(Recommendations, correction => correction.Ordinal, reading.Recommendations.Count, "recommendation");
        var rows = ByOrdinal(PlanRows, correction => correction.Ordinal, reading.PlanRows.Count, "plan row");
        var risks = ByOrdinal(Risks, correction => correction.Ordinal, reading.Risks.Count, "risk");
        var further = ByOrdinal(FurtherPlans, correction => correction.Ordinal, reading.FurtherDuties.Count, "further plan");
        if (Family is not null && !ReportReader.Families.Contains(Family))
            throw new ReportRefusedException($"'{Family}' is no family of reports: take one of {string.Join(", ", ReportReader.Families)}");
        var dates = reading.Dates with
        {
            InspectionFrom = InspectedFrom ?? reading.Dates.InspectionFrom,
            InspectionTo = InspectedTo ?? reading.Dates.InspectionTo,
            Published = Published ?? reading.Dates.Published,
        };
        return reading with
        {
            Family = Family ?? reading.Family,
            Title = Title ?? reading.Title,
            Area = Area ?? reading.Area,
            Region = Region ?? reading.Region,
            Dates = dates,
            PlanDuty = Plan is null ? reading.PlanDuty : Plan.ApplyTo(reading.PlanDuty, dates.Published),
            FurtherDuties = Plan is { Drop: true } ? []
                : [.. reading.FurtherDuties.Select((read, place) => further.TryGetValue(place + 1, out var correction) ? correction.Duty.ApplyTo(read, dates.Published) : read).OfType<PlanDuty>()],
            Judgements = Grades is null ? reading.Judgements : [.. Grades.Select(grade => grade.ToJudgement(reading.Judgements))],
            Recommendations =
            [
                .. reading.Recommendations
                    .Where(read => !recommendations.TryGetValue(read.Ordinal, out var correction) || !correction.Drop)
                    .Select(read => recommendations.TryGetValue(read.Ordinal, out var correction) ? correction.ApplyTo(read, dates.Published) : read),
                .. (Missed ?? []).Select((missed, place) => missed.ToRead(reading.Recommendations.Count + place + 1, dates.Published)),
            ],
            PlanRows = [.. reading.PlanRows.SelectMany((read, place) => rows.TryGetValue(place + 1, out var correction) ? correction.ApplyTo(read, dates.Published) : [read])],
            Risks = [.. reading.Risks.Select((read, place) => risks.TryGetValue(place + 1, out var correction) ? correction.ApplyTo(read) : read).OfType<ReadRisk>()],
        };
    }

    private static Dictionary<int, T> ByOrdinal<T>(IReadOnlyList<T>? corrections, Func<T, int> ordinal, int count, string what)
    {
        var byOrdinal = new Dictionary<int, T>();
        foreach (var correction in corrections ?? [])
        {
            if (ordinal(correction) < 1 || ordinal(correction) > count)
                throw new ReportRefusedException($"the corrections name {what} {ordinal(correction)}, and the report has {count}");
            if (!byOrdinal.TryAdd(ordinal(correction), correction))
                throw new ReportRefusedException($"the corrections name {what} {ordinal(correction)} twice: put both into one");
        }

        return byOrdinal;
    }

    // The serialiser lets them through: it checks no items of a list.
    private bool HoldsNulls() =>
        (Recommendations ?? []).Any(one => one is null || one.Bodies?.Contains(null!) == true)
        || (Missed ?? []).Contains(null!) || (FurtherPlans ?? []).Contains(null!) || (Grades ?? []).Contains(null!)
        || (Risks ?? []).Any(one => one is null || one.Mitigations?.Contains(null!) == true)
        || (PlanRows ?? []).Any(one => one is null || HasNullTarget(one) || one.Into?.Any(part => part is null || HasNullTarget(part)) == true);

    private static bool HasNullTarget(PlanRowCells cells) => cells.Targets?.Contains(null!) == true;
}

/// <summary>What is put right in one recommendation; null: as read.</summary>
/// <param name="Ordinal">Its place in the reading, from 1.</param>
/// <param name="Timescale">In words, as a report would print it: "Within 6 months", "by 10 September 2012".</param>
/// <param name="Bodies">All responsible bodies, the accountable one first.</param>
/// <param name="Drop">It is no recommendation at all.</param>
public sealed record RecommendationCorrection(int Ordinal, string? Text, string? Timescale, IReadOnlyList<string>? Bodies, bool Drop)
{
    /// <summary>As printed; null: as read.</summary>
    public string? Number { get; init; }

    /// <summary>Stored name of a <see cref="RecommendationKind"/>; null: as read.</summary>
    public string? Kind { get; init; }

    internal ReadRecommendation ApplyTo(ReadRecommendation read, DateOnly? published)
    {
        if (Text is not null && string.IsNullOrWhiteSpace(Text))
            throw new ReportRefusedException($"the corrected text of recommendation {Ordinal} is empty: use \"drop\": true to leave it out");

        return read with
        {
            Number = Number?.Trim() ?? read.Number,
            Kind = Kind is null ? read.Kind : StoredRecommendationKind.Find(Kind) ?? throw new ReportRefusedException($"'{Kind}' is no kind of recommendation"),
            Text = Text?.Trim() ?? read.Text,
            Timescale = Timescale is null ? read.Timescale : Domain.Timescale.Read(Timescale, published),
            Bodies = Bodies is null ? read.Bodies : [.. Bodies.Select(body => new NamedBody(body.Trim(), body.Trim()))],
        };
    }
}

/// <summary>The plan that the report asks for, put right; null: as read.</summary>
/// <param name="By">The body that has to send it.</param>
/// <param name="Within">In words: "20 working days of receipt of this report".</param>
/// <param name="To">Who receives it.</param>
/// <param name="Drop">The report asks for none.</param>
public sealed record PlanCorrection(string? By, string? Within, string? To, bool Drop)
{
    internal PlanDuty? ApplyTo(PlanDuty? read, DateOnly? published)
    {
        if (Drop)
            return null;
        var by = string.IsNullOrWhiteSpace(By) ? null : By.Trim();
        if (read is null && by is null)
            throw new ReportRefusedException("the corrections ask for a plan and do not say whose: name the body that has to send it");
        var duty = read ?? new PlanDuty(by, by, Domain.Timescale.None, null, null, [], null, new LineSpan(1, 1));
        return duty with
        {
            By = by ?? duty.By,
            ByBody = by ?? duty.ByBody,
            Timescale = Within is null ? duty.Timescale : Domain.Timescale.Read(Within, published),
            To = string.IsNullOrWhiteSpace(To) ? duty.To : To.Trim(),
        };
    }
}

/// <summary>Something that the report recommends and the reader missed.</summary>
/// <param name="Timescale">In words, as a report would print it; null: none is printed.</param>
/// <param name="Bodies">All responsible bodies, the accountable one first.</param>
/// <param name="Line">Where it stands in the report's text.</param>
public sealed record MissedRecommendation(string Text, string? Timescale, IReadOnlyList<string>? Bodies, int Line)
{
    internal ReadRecommendation ToRead(int ordinal, DateOnly? published) => string.IsNullOrWhiteSpace(Text)
        ? throw new ReportRefusedException("a recommendation that was missed needs its text")
        : new(
            ordinal, null, RecommendationKind.Recommendation, Text.Trim(), new LineSpan(Line, Line), null, "Added by hand", Domain.Timescale.Read(Timescale, published),
            [.. (Bodies ?? []).Select(body => new NamedBody(body.Trim(), body.Trim()))], false, [], [], ["added-by-hand"]);
}

/// <summary>A plan that the report asks for beside the first, put right; null: as read.</summary>
/// <param name="Ordinal">Its place among the further plans of the reading, from 1.</param>
/// <param name="Drop">The report asks for no such plan.</param>
public sealed record FurtherPlanCorrection(int Ordinal, string? By, string? Within, string? To, bool Drop)
{
    internal PlanCorrection Duty => new(By, Within, To, Drop);
}

/// <summary>A grade as it should be.</summary>
/// <param name="Group">The part of the inspection that the aspect belongs to; null if there is one part only.</param>
public sealed record CorrectedGrade(string Aspect, string Grade, string? Group)
{
    internal Judgement ToJudgement(IReadOnlyList<Judgement> read) => string.IsNullOrWhiteSpace(Aspect) || string.IsNullOrWhiteSpace(Grade)
        ? throw new ReportRefusedException("a grade needs the aspect that it was given to, and the grade")
        : new Judgement(Aspect.Trim(), Grade.Trim(), Group, read.FirstOrDefault(one => one.Aspect == Aspect && one.Group == Group)?.Lines ?? new LineSpan(1, 1));
}

/// <summary>A risk of a board's register, put right; null: as read.</summary>
/// <param name="Ordinal">Its place in the reading, from 1.</param>
/// <param name="Drop">It is no risk at all.</param>
public sealed record RiskCorrection(int Ordinal, string? Risk, string? Impact, IReadOnlyList<string>? Mitigations, bool Drop)
{
    internal ReadRisk? ApplyTo(ReadRisk read)
    {
        if (Drop)
            return null;
        if (Risk is not null && string.IsNullOrWhiteSpace(Risk))
            throw new ReportRefusedException($"the corrected risk {Ordinal} says nothing: use \"drop\": true to leave it out");
        return read with
        {
            Risk = Risk?.Trim() ?? read.Risk,
            Impact = Impact is null ? read.Impact : Impact.Trim() is { Length: > 0 } impact ? impact : null,
            Mitigations = Mitigations is null ? read.Mitigations : [.. Mitigations.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => one.Trim())],
        };
    }
}
