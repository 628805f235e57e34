using System.Text.Json;
using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Mailboxes;

/// <summary>What a letter says about a recommendation or a plan, and who is responsible for it.</summary>
/// <param name="Bodies">Responsible bodies by their name, the accountable one first.</param>
/// <param name="DueOn">Null while no date is agreed.</param>
internal sealed record NoticeSubjectRow(
    string Subject, string State, string Text, string? Number, DateOnly? DueOn, string Deadline, string ReportTitle, string? Area, string? Region,
    IReadOnlyList<ResponsibleBody> Bodies)
{
    public bool IsPlan => Subject[0] == 'P';

    /// <summary>Only bodies whose own part is open are to hear of it: so it is with the ladder, as long as the whole is open.</summary>
    public bool ForOpenPartsOnly { get; init; }

    /// <summary>Whether this body is to be told.</summary>
    public bool Concerns(ResponsibleBody body) => !ForOpenPartsOnly || State != "open" || !body.HasAnswered;

    /// <summary>How the date was worked out, as it was frozen when the deadline was issued.</summary>
    public string? Explanation()
    {
        using var deadline = JsonDocument.Parse(Deadline);
        return deadline.RootElement.TryGetProperty("explanation", out var text) ? text.GetString() : null;
    }

    public static NoticeSubjectRow Load(UnitOfWork work, SubjectId id)
    {
        var row = work.QueryFirst<Row>(id.Kind == 'P' ? OfPlan : OfRecommendation, new { id.Number })
            ?? throw new InvalidOperationException($"a notice is about {id}, which does not exist");
        var bodies = work.Query<ResponsibleBody>(id.Kind == 'P' ? BodyOfPlan : BodiesOfRecommendation, new { id.Number });
        return new NoticeSubjectRow(
            id.ToString(), row.State, row.Text, row.Number, row.DueOn, row.Deadline, row.Title, row.Area, row.Region, bodies);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        string State, string Text, string? Number, DateOnly? DueOn, string Deadline, string Title, string? Area, string? Region);

    private const string OfRecommendation = """
        SELECT r.State, r.Text, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.DueOn, r.Deadline, p.Title, p.Area, p.Region
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        WHERE r.Id = @Number
        """;

    private const string BodiesOfRecommendation = """
        SELECT b.Name, b.Role, rb.State
        FROM RecommendationBody rb
        JOIN Body b ON b.Id = rb.BodyId
        WHERE rb.RecommendationId = @Number
        ORDER BY rb.Position
        """;

    private const string OfPlan = """
        SELECT a.State, '' AS Text, NULL AS Number, a.DueOn, a.Deadline, p.Title, p.Area, p.Region
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        WHERE a.Id = @Number
        """;

    private const string BodyOfPlan = "SELECT b.Name, b.Role, 'open' AS State FROM ActionPlan a JOIN Body b ON b.Id = a.BodyId WHERE a.Id = @Number";
}

/// <summary>A body responsible for a recommendation or a plan.</summary>
/// <param name="Role">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="State">Where its part of a recommendation stands; "open" for a plan.</param>
internal sealed record ResponsibleBody(string Name, string Role, string State = "open")
{
    /// <summary>Whether it has done its part, as far as reminders go.</summary>
    public bool HasAnswered => State != "open";
}
