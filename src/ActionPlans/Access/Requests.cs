namespace ActionPlans.Access;

/// <summary>A request about one thing, which the viewer has to be allowed to see.</summary>
public interface IConcerns
{
    SubjectId Subject { get; }
}

/// <summary>A question whose handler leaves out what the viewer may not see.</summary>
public interface IKeepsToScope;

/// <summary>A request that only administrators may make.</summary>
public interface IAdministers;

/// <summary>There is no such thing, or none that the viewer may see: nobody learns which.</summary>
public sealed class NotFoundException(string what) : Exception(what);
