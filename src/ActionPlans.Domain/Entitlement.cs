namespace ActionPlans.Domain;

/// <summary>
/// Who may decide: "evidence accepted or returned by somebody else than the submitter and from the entitled body; extensions granted, refused
/// or countered by the party entitled to". Any one of the posts will do.
/// </summary>
/// <param name="Posts">What entitles; empty: nobody there is registered, so that nobody can say who is who, and only the rule of four eyes holds.</param>
public sealed record Entitlement(IReadOnlyList<Post> Posts)
{
    /// <summary>Refuses somebody who holds none of the posts; null when they may.</summary>
    /// <param name="what">What they were about to do, as "accept evidence".</param>
    public Decision? Missing(Actor actor, string what) =>
        Posts.Count == 0 || Posts.Any(post => actor.Holds(post.Role, post.Body))
            ? null
            : Decision.Refused(
                $"{actor.Name.Trim()} {(actor.IsKnown ? "holds no post that may" : "is not registered, so may not")} {what} here; that is for "
                + $"{Say.Either([.. Posts.Select(post => $"{Spoken(post.Role)} {post.Body}")])}.");

    private static string Spoken(PostRole role) => role switch
    {
        PostRole.Lead or PostRole.ProviderLead => "a lead at",
        PostRole.ExecutiveLead => "the executive lead at",
        _ => "somebody at",
    };
}
