using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Ladders;

/// <summary>
/// A ladder for a family and a band from a day on. It begins tomorrow at the earliest: duties whose date was set before stay on the ladder that
/// they are on. One that has not begun yet is replaced.
/// </summary>
/// <param name="Family">Null: every family.</param>
/// <param name="Band">As people write it, "3 months"; null: every band.</param>
/// <param name="Steps">In any order; their keys are made here.</param>
public sealed record SetLadder(string? Family, string? Band, DateOnly From, IReadOnlyList<NewStep> Steps, string By) : IRequest;

/// <summary>A ladder that has not begun yet is not to begin.</summary>
public sealed record WithdrawLadder(string? Family, string? Band, DateOnly From, string By) : IRequest;

/// <param name="Kind">Stored name of <see cref="LadderKind"/>.</param>
/// <param name="Offset">As <see cref="LadderStep.Offset"/>; null for what has only one: on the day, and each month.</param>
/// <param name="Audience">Stored name of <see cref="Domain.Audience"/>.</param>
public sealed record NewStep(string Kind, int? Offset, string Audience);

internal sealed class SetLadderHandler(LadderSettings settings) : RequestHandler<SetLadder>
{
    protected override void Handle(SetLadder request)
    {
        var rule = NewLadder.Rule(request.Family, request.Band, request.From, request.Steps);
        settings.Change(request.By, (rules, today) =>
        {
            if (request.From <= today)
                throw new RefusedException($"A ladder can begin on {Say.Day(today.AddDays(1))} at the earliest: what has been promised to people stays as it is");
            return (
                [.. rules.Where(other => (other.Family, other.Band, other.From) != (rule.Family, rule.Band, rule.From)), rule],
                $"Set the ladder for {rule}: {string.Join(", ", rule.Ladder.Steps.Select(step => FormattableString.Invariant($"{step.Key} ({step.Offset}, {step.Audience.ToStored()})")))}.");
        });
    }
}

internal sealed class WithdrawLadderHandler(LadderSettings settings) : RequestHandler<WithdrawLadder>
{
    protected override void Handle(WithdrawLadder request) => settings.Change(request.By, (rules, today) =>
    {
        var rule = rules.FirstOrDefault(other => (other.Family, other.Band, other.From) == (request.Family, request.Band, request.From))
            ?? throw new RefusedException("There is no such ladder any more: look at the list again");
        return rule.From > today
            ? ([.. rules.Where(other => other != rule)], $"Withdrew the ladder for {rule} before it began.")
            : throw new RefusedException($"The ladder for {rule} holds already: set another one from a later day");
    });
}

/// <summary>A ladder as it comes from a form.</summary>
internal static class NewLadder
{
    private const int MostSteps = 30;

    /// <exception cref="RefusedException">It would skip, repeat or fall silent; or the family or band is none.</exception>
    public static LadderRule Rule(string? family, string? band, DateOnly? from, IReadOnlyList<NewStep> steps)
    {
        if (family is not null && !ReportReader.Families.Contains(family))
            throw new RefusedException($"'{family}' is no family of reports; choose one of the list");
        return new LadderRule(from, family, band is null ? null : Band.Parse(band), Of(steps));
    }

    /// <exception cref="RefusedException">It would skip, repeat or fall silent.</exception>
    public static Ladder Of(IReadOnlyList<NewStep> steps)
    {
        if (steps.Count > MostSteps)
            throw new RefusedException($"A ladder has at most {MostSteps} steps");
        return new Ladder(steps.Select(Step)
            .OrderBy(step => step.Kind)
            .ThenBy(step => step.Kind == LadderKind.Reminder ? -step.Offset : step.Offset));
    }

    /// <summary>The keys are those of the built-in ladder where the steps are the same.</summary>
    private static LadderStep Step(NewStep step)
    {
        var kind = StoredName.ToLadderKind(step.Kind);
        var audience = StoredName.ToAudience(step.Audience);
        var offset = step.Offset ?? kind switch
        {
            LadderKind.Due => 0,
            LadderKind.Chase => 1,
            _ => throw new RefusedException($"Say how many days before or after the due date the step '{kind.ToStored()}' is"),
        };
        return new LadderStep(
            kind switch
            {
                LadderKind.Reminder => string.Create(CultureInfo.InvariantCulture, $"remind-{Math.Max(0, offset)}"),
                LadderKind.Escalation => $"escalate-{audience.ToStored()}",
                _ => kind.ToStored(),
            },
            kind, offset, audience);
    }
}
