using ActionPlans.Domain;

namespace ActionPlans.Access;

/// <summary>Who looks or acts. What they may see follows from the posts they hold today, those of absent people they deputise for included.</summary>
/// <param name="PersonId">Null for who is not registered: nobody, or the operator at the command line.</param>
/// <param name="Name">As it stands in the timeline.</param>
public sealed record Viewer(long? PersonId, string Name, IReadOnlyList<Post> Posts)
{
    /// <summary>Not signed in: sees nothing.</summary>
    public static Viewer Nobody { get; } = new(null, "", []);

    /// <summary>Whoever works at the machine itself, with the database file at hand: sees everything.</summary>
    public static Viewer Operator { get; } = new(null, "the operator", []) { IsOperator = true };

    public bool IsOperator { get; private init; }

    public bool IsAdministrator => IsOperator || Is(PostRole.Administrator);

    /// <summary>Whether they may look at workflows as such: definitions, and instances of whatever subject.</summary>
    public bool MayInspectWorkflows => IsAdministrator || Is(PostRole.Auditor);

    /// <summary>Whether they look whether things are done: those who ask, grant and accept.</summary>
    public bool Oversees => IsAdministrator || Is(PostRole.Oversight) || Is(PostRole.Regulator);

    /// <summary>Whether they answer for a whole place, or oversee it.</summary>
    public bool AnswersForPlaces => Oversees || Is(PostRole.Lead) || Is(PostRole.ExecutiveLead);

    /// <summary>Whether they hold such a post anywhere.</summary>
    public bool Is(PostRole role) => Posts.Any(post => post.Role == role);
}
