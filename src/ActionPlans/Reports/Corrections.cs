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
        var published = Published ?? reading.Dates.Published;
        var recommendations = ByOrdinal(Recommendations, correction => correction.Ordinal, reading.Recommendations.Count, "recommendation");
        var rows = ByOrdinal(PlanRows, correction => correction.Ordinal, reading.PlanRows.Count, "plan row");
        return reading with
        {
            Area = Area ?? reading.Area,
            Dates = reading.Dates with { Published = published },
            Recommendations = [.. reading.Recommendations
                .Where(read => !recommendations.TryGetValue(read.Ordinal, out var correction) || !correction.Drop)
                .Select(read => recommendations.TryGetValue(read.Ordinal, out var correction) ? correction.ApplyTo(read, published) : read)],
            PlanRows = [.. reading.PlanRows.SelectMany((read, place) => rows.TryGetValue(place + 1, out var correction) ? correction.ApplyTo(read, published) : [read])],
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
    internal ReadRecommendation ApplyTo(ReadRecommendation read, DateOnly? published)
    {
        if (Text is not null && string.IsNullOrWhiteSpace(Text))
            throw new ReportRefusedException($"the corrected text of recommendation {Ordinal} is empty: use \"drop\": true to leave it out");

        return read with
        {
            Text = Text?.Trim() ?? read.Text,
            Timescale = Timescale is null ? read.Timescale : Domain.Timescale.Read(Timescale, published),
            Bodies = Bodies is null ? read.Bodies : [.. Bodies.Select(body => new NamedBody(body.Trim(), body.Trim()))],
        };
    }
}
