using System.CommandLine;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>Takes a recommendation, a plan or an action back.</summary>
internal static class WithdrawCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("ID") { Description = "R1 for a recommendation, P1 for an action plan, A1 for an action" };
        var reason = new Option<string>("--reason") { Description = "Why it no longer has to be done", Required = true };
        var command = new Command("withdraw", "Record that a recommendation, plan or action no longer applies") { subject, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(subject), "RPA");
            var (why, by) = (parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By));
            using var folder = DataFolder.Open(parsed);
            IRequest<Decision> request = id.Kind switch
            {
                'P' => new WithdrawPlan(id, why, by),
                'A' => new WithdrawAction(id, why, by),
                _ => new WithdrawRecommendation(id, why, by),
            };
            return Output.Decided(await folder.Mediator.Send(request, cancellationToken), $"{id} is withdrawn.");
        });
        return command;
    }
}
