namespace ActionPlans.Domain;

/// <summary>A place at a body.</summary>
/// <param name="Body">The body's name, as it is registered.</param>
public sealed record Post(string Body, PostRole Role);

/// <summary>Who somebody is on a day.</summary>
/// <param name="Name">As it was given, whether known or not.</param>
/// <param name="Posts">Those held on that day, and those of absent people whose deputy this is; empty for somebody who has left.</param>
/// <param name="IsKnown">Registered. Where nobody is registered nobody is known, and rules that ask who somebody is cannot be applied.</param>
public sealed record Actor(string Name, IReadOnlyList<Post> Posts, bool IsKnown)
{
    /// <summary>Whether they hold this post, or act for its absent holder.</summary>
    /// <param name="body">Compared without regard to case.</param>
    public bool Holds(PostRole role, string body) =>
        Posts.Any(post => post.Role == role && string.Equals(post.Body, body, StringComparison.OrdinalIgnoreCase));
}
