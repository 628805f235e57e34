using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>Takes a recommendation or a plan back.</summary>
internal static class WithdrawCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("ID") { Description = "R1 for a recommendation, P1 for an action plan" };
        var reason = new Option<string>("--reason") { Description = "Why it no longer has to be done", Required = true };
        var command = new Command("withdraw", "Record that a recommendation or plan no longer applies") { subject, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(subject), "RP");
            var (why, by) = (parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By));
            using var folder = DataFolder.Open(parsed);
            IRequest<Decision> request = id.Kind == 'P' ? new WithdrawPlan(id, why, by) : new WithdrawRecommendation(id, why, by);
            return Output.Decided(await folder.Mediator.Send(request, cancellationToken), $"{id} is withdrawn.");
        });
        return command;
    }
}
