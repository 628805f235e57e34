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

internal sealed class ListFiltersHandler(Database database, Viewers viewers, KeptFigures kept) : RequestHandler<ListFilters, ItemChoices>
{
    private const int ManyAreas = 40;

    protected override ItemChoices Handle(ListFilters request)
    {
        Scope scope;
        using (var work = database.BeginReading())
            scope = viewers.Scope(work);
        return kept.Get($"filters {scope.Key}", () =>
        {
            using var looking = database.BeginReading();
            var areas = looking.Query<string>($"SELECT DISTINCT p.Area FROM Report p WHERE p.Area IS NOT NULL AND {scope.Report("p")} ORDER BY p.Area", new DynamicParameters(scope.Parameters));
            return new ItemChoices(areas, [.. Bands.Printed(looking).Select(band => band.Key).Order(StringComparer.Ordinal)]);
        }, choices => choices.Areas.Count > ManyAreas);
    }
}
