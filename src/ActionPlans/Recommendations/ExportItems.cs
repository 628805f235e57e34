using System.Globalization;
using System.Text;
using ActionPlans.Plans;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>A filtered list as a file for spreadsheets, at most 10,000 rows.</summary>
/// <returns>CSV in UTF-8 with a byte order mark, as spreadsheets expect it.</returns>
public sealed record ExportItems(ItemFilter Filter) : IRequest<PlanFile>;

internal sealed class ExportItemsHandler(IMediator mediator) : IRequestHandler<ExportItems, PlanFile>
{
    public async Task<PlanFile> Handle(ExportItems request, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListItems(request.Filter, PageSize: ListItemsHandler.MostRows), cancellationToken);
        string?[][] rows =
        [
            ["Id", "Area", "Accountable body", "Text", "Timescale", "Due", "Days overdue", "State", "RAG", "Extension asked to"],
            .. found.Items.Select(item => new[]
            {
                item.Id.ToString(), item.Area, item.Body, item.Text, item.Timescale, Day(item.DueOn), item.DaysLate?.ToString(CultureInfo.InvariantCulture), item.State, item.Rag, Day(item.ExtensionTo),
            }),
        ];
        return new PlanFile("follow-up.csv", PlanFile.Csv, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvText.Write(rows))]);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
