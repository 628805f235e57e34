using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Ladders;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlans.Web.Pages.Administration.Ladders;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    public LadderList Ladders { get; private set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Ladders = await Mediator.Send(new ListLadders(), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(string? family, string? band, DateOnly? from, CancellationToken cancellationToken)
    {
        Require("", from, "Choose a ladder of the list");
        return DoAsync("", "/administration/ladders?done=ladder-withdrawn", () => new WithdrawLadder(family, band, from!.Value, By), cancellationToken);
    }

    public string ToEdit(LadderRule rule) => QueryHelpers.AddQueryString(
        "/administration/ladders/edit",
        new Dictionary<string, string?> { ["family"] = rule.Family, ["band"] = rule.Band, ["like"] = rule.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "always" });
}
