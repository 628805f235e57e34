using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The plan as a file: its draft as it stands now, or the files of a version as they were submitted.</summary>
/// <param name="Format">docx or csv.</param>
/// <param name="Version">Null: the draft.</param>
public sealed record ExportPlan(SubjectId Plan, string Format, int? Version = null) : IRequest<PlanFile>;

internal sealed class ExportPlanHandler(Database database) : RequestHandler<ExportPlan, PlanFile>
{
    protected override PlanFile Handle(ExportPlan request)
    {
        using var work = database.Begin();
        var plan = LoadedPlan.Get(work, request.Plan);
        if (request.Version is not { } number)
            return PlanFiles.Of(plan.ToDocument(), request.Format);

        var version = PlanVersionStore.Of(work, plan.Record.Id).FirstOrDefault(version => version.Number == number && version.SubmittedAt is not null)
            ?? throw new RefusedException(FormattableString.Invariant($"{request.Plan} has no submitted version {number}: 'actionplans plan versions {request.Plan}' lists them"));
        return work.QueryFirst<PlanFile>(
            "SELECT Name, ContentType, Content FROM PlanFile WHERE VersionId = @Id AND Name LIKE @ending ORDER BY Id LIMIT 1", new { version.Id, ending = $"%.{PlanFiles.Known(request.Format)}" })
            ?? throw new RefusedException(FormattableString.Invariant($"version {number} of {request.Plan} was submitted without a .{request.Format} file: 'actionplans plan versions {request.Plan}' lists its files"));
    }
}

/// <summary>A plan in its formats.</summary>
internal static class PlanFiles
{
    public static IReadOnlyList<PlanFile> Of(PlanDocument plan) => [Of(plan, "docx"), Of(plan, "csv")];

    public static PlanFile Of(PlanDocument plan, string format) => Known(format) == "docx"
        ? new PlanFile(Name(plan, "docx"), PlanFile.Word, PlanWord.Write(plan))
        : new PlanFile(Name(plan, "csv"), PlanFile.Csv, PlanCsv.Write(plan));

    /// <exception cref="RefusedException">It is none.</exception>
    public static string Known(string format) => format is "docx" or "csv" ? format : throw new RefusedException($"'{format}' is no format of a plan: choose docx or csv");

    private static string Name(PlanDocument plan, string format) => string.Create(
        CultureInfo.InvariantCulture, $"action-plan-{plan.Plan}-{(plan.Version is { } number ? $"version-{number}" : "draft")}.{format}");
}
