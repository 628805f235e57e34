namespace ActionPlans.Authoring;

/// <summary>A version of a workflow, as those see it who write it.</summary>
/// <param name="Description">Null for none.</param>
/// <param name="At">When it was published, a draft: saved.</param>
/// <param name="By">Who did; null for what came with the service.</param>
/// <param name="IsLatest">No version has a higher number.</param>
public sealed record AuthoredVersion(
    VersionId Id, string Name, string? Description, DateTimeOffset At, string? By, VersionStanding Standing, bool IsLatest)
{
    public string DefinitionId => Id.DefinitionId;

    public long Version => Id.Version;
}

/// <summary>What becomes of a version.</summary>
public enum VersionStanding
{
    /// <summary>Somebody is writing it; it never runs.</summary>
    Draft,

    /// <summary>What begins now, begins on it.</summary>
    Current,

    /// <summary>A newer one has taken its place; what began on it finishes there.</summary>
    Earlier,

    /// <summary>Somebody took it back; what began on it finishes there.</summary>
    Retracted,
}
