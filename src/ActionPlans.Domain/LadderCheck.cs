using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>Refuses ladders that would skip, repeat or fall silent.</summary>
internal static partial class LadderCheck
{
    /// <summary>Working days; about a month, so that nothing overdue is silent for longer.</summary>
    private const int LongestGap = 20;

    public static void Require(IReadOnlyList<LadderStep> steps)
    {
        RequireKeys(steps);
        for (var at = 0; at < steps.Count; at++)
        {
            RequireOffset(steps[at]);
            if (at > 0)
            {
                RequireOrder(steps[at - 1], steps[at]);
            }
        }

        if (steps.Count(step => step.Kind == LadderKind.Overdue) != 1)
        {
            throw new RefusedException("A ladder needs exactly one step of kind 'overdue', so that lateness is told to the lead first.");
        }

        if (steps[^1].Kind != LadderKind.Chase)
        {
            throw new RefusedException("A ladder must end in a step of kind 'chase', so that it never falls silent while something is overdue.");
        }
    }

    private static void RequireKeys(IReadOnlyList<LadderStep> steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (!Key().IsMatch(step.Key) || step.Key.Length > 60)
            {
                throw new RefusedException($"'{step.Key}' is no step key; use lower-case letters, digits and dashes.");
            }

            if (!seen.Add(step.Key))
            {
                throw new RefusedException($"The step '{step.Key}' stands twice in the ladder; give each its own key.");
            }
        }

        if (steps.FirstOrDefault(step => step.Kind == LadderKind.Chase) is { } chase
            && steps.FirstOrDefault(step => step.Key.StartsWith(chase.Key + "-", StringComparison.Ordinal)) is { } clash)
        {
            throw new RefusedException($"The key '{clash.Key}' is kept for repetitions of '{chase.Key}'; choose another.");
        }
    }

    private static void RequireOffset(LadderStep step)
    {
        var (least, most, what) = step.Kind switch
        {
            LadderKind.Reminder => (1, 366, "calendar days before the due date"),
            LadderKind.Due => (0, 0, "days"),
            LadderKind.Overdue => (1, 5, "working days after the due date"),
            LadderKind.Escalation => (1, 260, "working days after the due date"),
            _ => (1, 1, "months"),
        };
        if (step.Offset < least || step.Offset > most)
        {
            throw new RefusedException($"The step '{step.Key}' must be {least} to {most} {what}, and is {step.Offset}.");
        }
    }

    private static void RequireOrder(LadderStep before, LadderStep step)
    {
        var inOrder = before.Kind == step.Kind
            ? step.Kind switch
            {
                LadderKind.Reminder => step.Offset < before.Offset,
                LadderKind.Escalation => step.Offset > before.Offset && step.Audience > before.Audience,
                _ => false,
            }
            : step.Kind > before.Kind && (step.Kind != LadderKind.Escalation || step.Offset > before.Offset);
        if (!inOrder)
        {
            throw new RefusedException(
                $"The step '{step.Key}' does not follow '{before.Key}': each must come later than the one before it, and each escalation go higher.");
        }

        if (step.Kind == LadderKind.Escalation && step.Offset - before.Offset > LongestGap)
        {
            throw new RefusedException(
                $"Between '{before.Key}' and '{step.Key}' the ladder is silent for more than {LongestGap} working days; bring them closer.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex Key();
}
