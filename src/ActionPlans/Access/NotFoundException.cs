namespace ActionPlans.Access;

/// <summary>There is no such thing, or none that the viewer may see or do this to: nobody learns which.</summary>
public sealed class NotFoundException(string what) : Exception(what);
