using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Reports;
using Dapper;

namespace ActionPlans.Imports;

/// <summary>An upload as it is stored.</summary>
/// <param name="State">checked, confirmed or imported.</param>
/// <param name="Text">Null once it was imported.</param>
[method: ExplicitConstructor]
internal sealed record UploadRow(
    long Id, string FileName, string? Text, string? Corrections, DateOnly? ReceivedOn, string State, string? Problem, long? ReportId, DateTimeOffset UploadedAt)
{
    public ReportText ReadText() => JsonSerializer.Deserialize<ReportText>(Text!)!;

    public Corrections Corrected => Corrections is null ? Reports.Corrections.None : Reports.Corrections.Parse(Corrections);
}

/// <summary>The table Upload, as far as it is the current viewer's own: nobody looks at what somebody else uploaded.</summary>
internal sealed class OwnUploads(CurrentViewer current, TimeProvider clock)
{
    /// <summary>An upload that was not imported is forgotten after this time.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public long Person => current.Viewer.PersonId ?? throw new NotFoundException("an upload of nobody");

    public DateTimeOffset Oldest => clock.GetUtcNow() - Kept;

    /// <exception cref="NotFoundException">There is none, it is somebody else's, or it was forgotten.</exception>
    public UploadRow Get(UnitOfWork work, long id) =>
        work.QueryFirst<UploadRow>($"{Select} WHERE Id = @id AND PersonId = @Person AND UploadedAt > @Oldest", new { id, Person, Oldest })
        ?? throw new NotFoundException($"upload {id}");

    /// <exception cref="NotFoundException">As for <see cref="Get"/>; also when it was confirmed and can't be changed any more.</exception>
    public UploadRow GetOpen(UnitOfWork work, long id) => Get(work, id) is { State: "checked" } row ? row : throw new NotFoundException($"open upload {id}");

    /// <summary>Those that were not imported, newest first.</summary>
    public IReadOnlyList<UploadRow> Open(UnitOfWork work) => work.Query<UploadRow>(
        """
        SELECT Id, FileName, NULL AS Text, NULL AS Corrections, ReceivedOn, State, Problem, ReportId, UploadedAt
        FROM Upload
        WHERE PersonId = @Person AND State <> 'imported' AND UploadedAt > @Oldest
        ORDER BY Id DESC
        """,
        new { Person, Oldest });

    private const string Select = "SELECT Id, FileName, Text, Corrections, ReceivedOn, State, Problem, ReportId, UploadedAt FROM Upload";
}
