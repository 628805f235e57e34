using System.Text;
using ActionPlans.Access;
using ActionPlans.Checks;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Reports.Input;
using Dapper;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>One piece of evidence: what it is, what it is for as far as the viewer may see that, and its words where it has any.</summary>
/// <param name="WithWords">Also those of a PDF, which take another program to read.</param>
public sealed record ShowEvidence(SubjectId Evidence, bool WithWords = false) : IRequest<ShownEvidence>;

/// <param name="FileName">Null for a statement.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Version">From 1.</param>
/// <param name="Next">The version that took its place; null for the newest.</param>
public sealed record ShownEvidence(
    SubjectId Id, string? FileName, string? MediaType, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, int Version,
    SubjectId? Before, SubjectId? Next, string? Reason, IReadOnlyList<EvidenceUse> Uses)
{
    /// <summary>The most characters that are shown of it.</summary>
    public const int MostWords = 20_000;

    /// <summary>The beginning of what it says; null where it is no text, or was not asked for.</summary>
    public string? Words { get; init; }

    /// <summary>Why the words could not be read; null when they were, or nobody asked.</summary>
    public string? NoWords { get; init; }
}

/// <param name="Subject">R7, A3 or S1.</param>
/// <param name="ShownWith">Where it has its page: a check's recommendation, else the subject itself.</param>
/// <param name="State">submitted, accepted, rejected or superseded.</param>
/// <param name="Reason">Why it was returned; null when it was not.</param>
public sealed record EvidenceUse(SubjectId Subject, SubjectId ShownWith, string State, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason);

internal sealed class ShowEvidenceHandler(Database database, Viewers viewers) : RequestHandler<ShowEvidence, ShownEvidence>
{
    protected override ShownEvidence Handle(ShowEvidence request)
    {
        var (shown, content) = Load(request);
        return content is null ? shown : WithWords(shown, content);
    }

    private (ShownEvidence Shown, byte[]? Content) Load(ShowEvidence request)
    {
        using var work = database.BeginReading();
        var row = work.QueryFirst<Row>(Piece, new { request.Evidence.Number })
            ?? throw new RefusedException($"there is no evidence {request.Evidence}: 'actionplans show R…' lists a recommendation's evidence");
        var scope = viewers.Scope(work);
        var uses = work.Query<UseRow>("SELECT Subject, State, DecidedBy, DecidedAt, Reason FROM EvidenceFor WHERE EvidenceId = @Number ORDER BY SubmittedAt, Subject", new { request.Evidence.Number })
            .Select(use => (Row: use, Subject: SubjectId.Parse(use.Subject, EvidenceStore.Kinds)))
            .Where(use => scope.Sees(work, use.Subject))
            .Select(use => new EvidenceUse(use.Subject, ShownWith(work, use.Subject), use.Row.State, use.Row.DecidedBy, use.Row.DecidedAt, use.Row.Reason));
        var shown = new ShownEvidence(
            request.Evidence, row.FileName, row.MediaType, row.Size, row.Sha256, row.EffectiveOn, row.AddedAt, row.AddedBy, (int)row.Number,
            row.Supersedes is { } before ? SubjectId.Evidence(before) : null, row.Next is { } next ? SubjectId.Evidence(next) : null, row.Reason, [.. uses]);
        var wanted = IsText(row.MediaType) || (request.WithWords && row.MediaType == "application/pdf");
        return (shown, wanted ? work.Scalar<byte[]>("SELECT Content FROM Evidence WHERE Id = @Number", new { request.Evidence.Number }) : null);
    }

    private static ShownEvidence WithWords(ShownEvidence shown, byte[] content)
    {
        try
        {
            var words = shown.MediaType == "application/pdf"
                ? string.Join('\n', PdfText.Read(content, shown.FileName ?? "it", shown.Sha256).Lines.Select(line => line.Text))
                : Encoding.UTF8.GetString(content);
            return shown with { Words = words.Length <= ShownEvidence.MostWords ? words : words[..ShownEvidence.MostWords] };
        }
        catch (ReportRefusedException refused)
        {
            return shown with { NoWords = refused.Message };
        }
    }

    private static SubjectId ShownWith(UnitOfWork work, SubjectId subject) => subject.Kind == 'S' ? CheckStore.Get(work, subject).Recommendation : subject;

    private static bool IsText(string? mediaType) => mediaType is "text/plain" or "text/csv" or "message/rfc822";

    [method: ExplicitConstructor]
    private sealed record Row(
        string? FileName, string? MediaType, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, long Number, long? Supersedes, long? Next, string? Reason);

    [method: ExplicitConstructor]
    private sealed record UseRow(string Subject, string State, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason);

    private const string Piece = """
        SELECT e.FileName, e.MediaType, e.Size, e.Sha256, e.EffectiveOn, e.AddedAt, e.AddedBy, e.Number, e.Supersedes,
               (SELECT n.Id FROM Evidence n WHERE n.Supersedes = e.Id) AS Next, e.Reason
        FROM Evidence e
        WHERE e.Id = @Number
        """;
}
