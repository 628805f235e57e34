using ActionPlans.Access;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Web.Pages.Administration;

/// <summary>What an administrator can look after, and what of it waits.</summary>
internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var tasks = (await Mediator.Send(new ListTasks(All: false), cancellationToken)).Count;
        var proposals = (await Mediator.Send(new FindProposals(PageSize: 1), cancellationToken)).Total;
        var unwell = (await Mediator.Send(new GetHealth(), cancellationToken)).Count(item => !item.Healthy);
        Sections =
        [
            new("/administration/tasks", "Tasks", "What only an administrator can put right", tasks == 0 ? null : $"{tasks} open"),
            new("/administration/jobs", "Jobs and health", "Whether everything runs; what has stopped; the audit trail", unwell == 0 ? null : $"{Say.Count(unwell, "thing")} to look at"),
            new("/administration/people", "People", "Posts, absences, deputies and accounts", null),
            new("/administration/bodies", "Bodies", "Who is there, and who takes over from whom", null),
            new("/administration/mailboxes", "Role mailboxes", "Addresses of roles, and letters that came back", null),
            new("/administration/calendar", "Bank holidays", "The days on which nobody works, and deadlines that would move", proposals == 0 ? null : $"{Say.Count((int)proposals, "deadline")} to decide"),
            new("/administration/ladders", "Reminders and escalation", "Which letter goes to whom, how long before and after the due date", null),
            new("/administration/workflows", "Workflows", "Definitions as pictures, to look at and to change; what runs on them", null),
        ];
    }

    /// <param name="Waiting">In a few words; null when nothing does.</param>
    public sealed record Section(string Href, string Name, string What, string? Waiting);
}
