using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>
/// What a person puts right in a reading before anything starts. It is kept beside the reading, which stays as it was read.
/// </summary>
/// <param name="Area">Null: as read.</param>
/// <param name="Published">Null: as read.</param>
public sealed record Corrections(string? Area, DateOnly? Published, IReadOnlyList<RecommendationCorrection>? Recommendations)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// Reads <c>{ "area": …, "published": …, "recommendations": [ { "ordinal": 3, "text": …, "timescale": "Within 6 months",
    /// "bodies": ["…"], "drop": true } ] }</c>; what is absent stays as it was read.
    /// </summary>
    /// <exception cref="ReportRefusedException">It is not of that form.</exception>
    public static Corrections Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Corrections>(json, Format) ?? throw new ReportRefusedException("the corrections are empty: leave them out instead");
        }
        catch (JsonException e)
        {
            throw new ReportRefusedException($"the corrections can't be understood at {e.Path ?? "the beginning"}: see the README for their form");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="ReportRefusedException">A correction is about a recommendation that the report does not have.</exception>
    public Reading ApplyTo(Reading reading)
    {
        var byOrdinal = new Dictionary<int, RecommendationCorrection>();
        foreach (var correction in Recommendations ?? [])
        {
            if (correction.Ordinal < 1 || correction.Ordinal > reading.Recommendations.Count)
                throw new ReportRefusedException($"the corrections name recommendation {correction.Ordinal}, and the report has {reading.Recommendations.Count}");
            if (!byOrdinal.TryAdd(correction.Ordinal, correction))
                throw new ReportRefusedException($"the corrections name recommendation {correction.Ordinal} twice: put both into one");
        }

        return reading with
        {
            Area = Area ?? reading.Area,
            Dates = reading.Dates with { Published = Published ?? reading.Dates.Published },
            Recommendations = [.. reading.Recommendations
                .Where(read => !byOrdinal.TryGetValue(read.Ordinal, out var correction) || !correction.Drop)
                .Select(read => byOrdinal.TryGetValue(read.Ordinal, out var correction) ? correction.ApplyTo(read, reading.Dates.Published) : read)],
        };
    }
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
