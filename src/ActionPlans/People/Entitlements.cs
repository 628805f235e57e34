using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.People;

/// <summary>Whether somebody may decide, by the posts they hold on that day. Where nobody is registered at the bodies entitled, everybody may.</summary>
internal sealed class Entitlements(EntitlementOptions options)
{
    /// <summary>
    /// Evidence is decided by the oversight body or the regulator; what a body that is not accountable shows of its part also by the leads of
    /// the accountable one, who commission it.
    /// </summary>
    /// <param name="recommendation">That the evidence is for, or that its action or check belongs to.</param>
    /// <param name="place">Of the body whose part it is, from 0; null: everybody's.</param>
    public Decision? MayDecideEvidence(UnitOfWork work, SubjectId recommendation, int? place, string by, DateOnly on)
    {
        var report = Report(work, recommendation);
        var posts = Above(options.ForEvidence(report.Family), report.Region, on);
        if (place > 0)
            posts.AddRange(Leads(work, recommendation, on, accountableOnly: true));
        return Missing(work, posts, by, on, "decide about evidence");
    }

    /// <summary>Extensions are granted by those above; a date that they put on the table is answered by those who have to keep it.</summary>
    /// <param name="proposedBy">Who put the date on the table.</param>
    public Decision? MayAnswerExtension(UnitOfWork work, SubjectId recommendation, string proposedBy, string by, DateOnly on)
    {
        const string What = "answer this extension";
        var report = Report(work, recommendation);
        var above = Above(options.ForExtensions(report.Family), report.Region, on);
        if (!AreRegistered(work, above, on))
            return null;
        return new Entitlement(above).Missing(Actors.Of(work, proposedBy, on), What) is null
            ? Missing(work, [.. Leads(work, recommendation, on, accountableOnly: false)], by, on, What)
            : Missing(work, above, by, on, What);
    }

    private static List<Post> Above(IReadOnlyList<PostRole> roles, string? region, DateOnly on) =>
        [.. roles.Select(role => new Post(role == PostRole.Regulator ? Routing.RegulatorTeam(region) : Routing.OversightBody(on, region), role))];

    private static IEnumerable<Post> Leads(UnitOfWork work, SubjectId recommendation, DateOnly on, bool accountableOnly) => RecommendationStore.Bodies(work, recommendation)
        .Take(accountableOnly ? 1 : int.MaxValue)
        .Select(body => Successions.On(work, body.Name, on))
        .SelectMany(body => new[] { PostRole.Lead, PostRole.ProviderLead, PostRole.ExecutiveLead }.Select(role => new Post(body, role)));

    private static Decision? Missing(UnitOfWork work, IReadOnlyList<Post> posts, string by, DateOnly on, string what) =>
        AreRegistered(work, posts, on) ? new Entitlement(posts).Missing(Actors.Of(work, by, on), what) : null;

    private static bool AreRegistered(UnitOfWork work, IReadOnlyList<Post> posts, DateOnly on) =>
        posts.Select(post => post.Body).Distinct().Any(body => Actors.AreRegisteredFor(work, body, on));

    private static ReportRow Report(UnitOfWork work, SubjectId recommendation) => work.QueryFirst<ReportRow>(
        "SELECT p.Family, p.Region FROM Recommendation r JOIN Report p ON p.Id = r.ReportId WHERE r.Id = @Number", new { recommendation.Number })!;

    [method: ExplicitConstructor]
    private sealed record ReportRow(string Family, string? Region);
}
