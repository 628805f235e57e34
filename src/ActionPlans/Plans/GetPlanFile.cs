using ActionPlans.Access;
using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>A file of a submitted version, byte for byte as it went out.</summary>
/// <param name="File">As <see cref="PlanFileSummary.Id"/> names it.</param>
public sealed record GetPlanFile(SubjectId Plan, long File) : IRequest<PlanFile>;

internal sealed class GetPlanFileHandler(Database database) : RequestHandler<GetPlanFile, PlanFile>
{
    protected override PlanFile Handle(GetPlanFile request)
    {
        using var work = database.BeginReading();
        return work.QueryFirst<PlanFile>(
            "SELECT f.Name, f.ContentType, f.Content FROM PlanFile f JOIN PlanVersion v ON v.Id = f.VersionId WHERE f.Id = @File AND v.PlanId = @Number",
            new { request.File, request.Plan.Number }) ?? throw new NotFoundException($"file {request.File} of {request.Plan}");
    }
}
