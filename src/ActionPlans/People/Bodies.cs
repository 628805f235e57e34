using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.People;

/// <summary>The table Body, as people name its rows. Oversight bodies and the regulator's teams are bodies too, made when first used.</summary>
internal static class Bodies
{
    private const int LongestName = 200;

    /// <summary>The id and official name of a body; made when nobody has named it yet.</summary>
    /// <param name="by">Who named it, for the record.</param>
    /// <exception cref="RefusedException">It is no name.</exception>
    public static (long Id, string Name) GetOrAdd(UnitOfWork work, string printed, string kind, DateTimeOffset at, string by)
    {
        var name = OrganisationRegister.OfficialName(Plain.Text(printed, "the name of a body", LongestName));
        if (work.QueryFirst<Known>("SELECT Id, Name FROM Body WHERE Name = @name COLLATE NOCASE ORDER BY CASE WHEN Name = @name THEN 0 ELSE 1 END", new { name }) is { } known)
            return (known.Id, known.Name);

        var id = work.NextId("Body");
        work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (@id, @name, @kind)", new { id, name, kind });
        new Runtime.TimelineEntry($"body {name}", at, "body-added", by, $"Added the body {name}.").Insert(work);
        return (id, name);
    }

    /// <summary>What a body is that is first met through a post: only a provider's lead says so.</summary>
    public static string KindOf(PostRole role) => role == PostRole.ProviderLead ? "provider" : "other";

    private sealed record Known(long Id, string Name);
}
