using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>What a list can be narrowed to by the viewer.</summary>
public sealed record ListFilters : IRequest<ItemChoices>;

/// <param name="Areas">Of the reports that the viewer may see, in order.</param>
/// <param name="Bands">As <see cref="ItemFilter.Band"/> takes them.</param>
public sealed record ItemChoices(IReadOnlyList<string> Areas, IReadOnlyList<string> Bands);

internal sealed class ListFiltersHandler(Database database, Viewers viewers) : RequestHandler<ListFilters, ItemChoices>
{
    protected override ItemChoices Handle(ListFilters request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var areas = work.Query<string>($"SELECT DISTINCT p.Area FROM Report p WHERE p.Area IS NOT NULL AND {scope.Report("p")} ORDER BY p.Area", new DynamicParameters(scope.Parameters));
        return new ItemChoices(areas, [.. Bands.Printed(work).Select(band => band.Key).Order(StringComparer.Ordinal)]);
    }
}
