using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>What is done with a required action plan.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Submit or accept an action plan")
    {
        Verb("submit", "Record that the plan has been submitted, which stops its reminders", (id, by) => new SubmitPlan(id, by), "submitted; the oversight body is told, the regulator gets a copy"),
        Verb("accept", "Accept a submitted plan (by somebody other than the submitter)", (id, by) => new AcceptPlan(id, by), "accepted"),
    };

    private static Command Verb(string name, string description, Func<SubjectId, string, IRequest<Decision>> request, string done)
    {
        var id = new Argument<string>("PLAN") { Description = "The plan's id, P1" };
        var command = new Command(name, description) { id };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(request(plan, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken), $"{plan} is {done}.");
        });
        return command;
    }
}
