using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.Authoring;

/// <summary>What somebody is writing: the next version of a workflow. Kept apart from what is published, so that nothing can run it.</summary>
/// <param name="Revision">Counts its saves, from 1.</param>
/// <param name="OwnSince">The first of the saves since which nobody but <paramref name="SavedBy"/> has saved it.</param>
[method: ExplicitConstructor]
internal sealed record Draft(
    string DefinitionId, long Version, string Name, string Json, DateTimeOffset SavedAt, string SavedBy, long Revision, long OwnSince)
{
    public VersionId Id => new(DefinitionId, Version, Revision);

    /// <summary>
    /// Whether somebody who saw this revision may save over the newest one. The editor saves as people type and does not always wait for the answer: what
    /// they overtake themselves is theirs; what somebody else has saved since, they have not seen.
    /// </summary>
    public bool WasSeenBy(string who, long revision) => revision == Revision || (SavedBy == who && revision >= OwnSince - 1 && revision < Revision);

    public AuthoredVersion ToVersion() => new(
        Id, Name, DefinitionDocument.Text(DefinitionDocument.Read(Encoding.UTF8.GetBytes(Json)), "description"), SavedAt, SavedBy, VersionStanding.Draft, IsLatest: true);

    /// <summary>Stores it in place of the one before, and says so in the audit trail.</summary>
    /// <param name="what">What was done to the draft, as the beginning of a sentence: "Saved".</param>
    public void Store(UnitOfWork work, string what)
    {
        work.Execute(
            """
            INSERT INTO WorkflowDraft (DefinitionId, Version, Name, Json, SavedAt, SavedBy, Revision, OwnSince)
            VALUES (@DefinitionId, @Version, @Name, @Json, @SavedAt, @SavedBy, @Revision, @OwnSince)
            ON CONFLICT (DefinitionId) DO UPDATE SET
                Version = excluded.Version, Name = excluded.Name, Json = excluded.Json, SavedAt = excluded.SavedAt, SavedBy = excluded.SavedBy,
                Revision = excluded.Revision, OwnSince = excluded.OwnSince
            """,
            this);
        new TimelineEntry(WorkflowDefinitions.SubjectOf(DefinitionId), SavedAt, "definition-saved", SavedBy, $"{what} the draft of version {Version} of the workflow '{DefinitionId}'. It does not run.")
        {
            Before = Revision == 1 ? null : $"save {Revision - 1}",
            After = $"save {Revision}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)))}",
        }.Insert(work);
    }

    public static void Remove(UnitOfWork work, string definitionId) => work.Execute("DELETE FROM WorkflowDraft WHERE DefinitionId = @definitionId", new { definitionId });
}
