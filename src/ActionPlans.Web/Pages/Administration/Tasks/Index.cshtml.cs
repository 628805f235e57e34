using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Tasks;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    public IReadOnlyList<TaskSummary> Open { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Open = await Mediator.Send(new ListTasks(All: false), cancellationToken);

    public Task<IActionResult> OnPostAsync(string? task, CancellationToken cancellationToken) => TryAsync(
        "", "/administration/tasks?done=task", () => Mediator.Send(new FinishTask(SubjectId.Parse(task ?? "", "T"), By), cancellationToken), cancellationToken);

    public string What(TaskSummary task) => task.Kind switch
    {
        "unreachable" => "Nobody can be reached",
        "mailbox-failed" => "Letters come back",
        "delivery-failed" => "Messages cannot be delivered",
        "calendar-ends" => "Bank holidays are not announced yet",
        _ => "Who takes over is not clear",
    };

    /// <summary>The page on which it can be put right.</summary>
    public (string Href, string Text)? WhereToAct(TaskSummary task) => task.Kind switch
    {
        "unreachable" when task.Subject.Split('@', 2) is [_, var body] => ($"/administration/bodies?find={Uri.EscapeDataString(body)}", "Go to the body"),
        "mailbox-failed" => ($"/administration/people?find={Uri.EscapeDataString(task.Subject)}", "Find whose address it is"),
        "delivery-failed" => ("/administration/jobs", "See the messages that failed"),
        "calendar-ends" => ("/administration/calendar", "Go to the bank holidays"),
        "succession-unclear" => ($"/administration/bodies?find={Uri.EscapeDataString(task.Subject)}", "Go to the body"),
        _ => null,
    };
}
