using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Boards;

/// <summary>A body that stands in the table Body.</summary>
internal sealed record KnownBody(long Id, string Name);

/// <summary>Finds bodies by the names that people type.</summary>
internal static class KnownBodies
{
    /// <exception cref="RefusedException">No body has that name.</exception>
    public static KnownBody Require(UnitOfWork work, string name) =>
        work.QueryFirst<KnownBody>("SELECT Id, Name FROM Body WHERE lower(Name) = lower(@name)", new { name = name.Trim() })
        ?? throw new RefusedException($"there is no body '{name.Trim()}': write its name as it is registered ('actionplans status' shows it)");
}
