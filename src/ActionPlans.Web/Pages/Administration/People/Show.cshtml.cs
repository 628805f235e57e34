using ActionPlans.Access;
using ActionPlans.People;
using MediatR;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    public string State =>
        Person.LeftOn is { } left ? $"{(left > Today ? "Leaves" : "Left")}: {Words.Day(left)} is the first day without them"
        : Person.Absences.FirstOrDefault(absence => absence.From <= Today) is { } absence ? $"Away until {Words.Day(absence.To)}"
        : "There";

    public string AccountState => Person.Account switch
    {
        null => "None: they cannot sign in",
        { LockedUntil: { } until } => $"Locked until {Words.At(until)}",
        { StartPasswordUntil: { } until } => $"Start password given, to be used until {Words.At(until)}",
        { HasSecondFactor: true } or { Passkeys: > 0 } => "Open, with a second factor or a passkey",
        _ => "Open, without a second factor",
    };

    public string ToEnd(PostSummary post) => $"{Links.ToPerson(Id)}/end-post?body={Uri.EscapeDataString(post.Body)}&role={post.Role}";

    public string ToEnd(DeputySummary deputy) => $"{Links.ToPerson(Id)}/end-deputy?deputy={Uri.EscapeDataString(deputy.Name)}";

    public string ToReturn(AbsenceSummary absence) => FormattableString.Invariant($"{Links.ToPerson(Id)}/back?from={absence.From:yyyy-MM-dd}");
}
