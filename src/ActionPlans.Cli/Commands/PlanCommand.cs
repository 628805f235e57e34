using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>What is done with a required action plan.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Submit, return or accept an action plan")
    {
        Verb("submit", "Record that the plan has been submitted, which stops its reminders", (id, by) => new SubmitPlan(id, by), "submitted; the oversight body is told, the regulator gets a copy"),
        Verb("accept", "Accept a submitted plan (by somebody other than the submitter)", (id, by) => new AcceptPlan(id, by), "accepted"),
        Return(),
    };

    private static Command Return()
    {
        var id = PlanId();
        var reason = new Option<string>("--reason") { Description = "What has to change, for the lead", Required = true };
        var byDate = CommonOptions.Date("--by-date", "When it has to be submitted again (default: 10 working days from today)");
        var command = new Command("return", "Send a submitted plan back with comments; its reminders start again towards the new date") { id, reason, byDate };
        command.Does(async (parsed, cancellationToken) =>
        {
            var plan = SubjectId.Parse(parsed.GetRequiredValue(id), "P");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(
                new ReturnPlan(plan, parsed.GetRequiredValue(reason), parsed.GetValue(byDate), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            if (!decision.IsAccepted)
                return Output.Decided(decision, "");
            var details = await folder.Mediator.Send(new ShowSubject(plan), cancellationToken);
            return Output.Decided(decision, $"{plan} is returned; it has to be submitted again by {Output.Day(details.DueOn)}. {details.Explanation}");
        });
        return command;
    }

    private static Argument<string> PlanId() => new("PLAN") { Description = "The plan's id, P1" };

    private static Command Verb(string name, string description, Func<SubjectId, string, IRequest<Decision>> request, string done)
    {
        var id = PlanId();
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
