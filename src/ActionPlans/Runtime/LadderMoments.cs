using ActionPlans.Domain;

namespace ActionPlans.Runtime;

internal static class LadderMoments
{
    /// <summary>Keys of the earlier steps that this moment also stands for, oldest first.</summary>
    public static IReadOnlyList<string> Merged(this LadderMoment moment) => [.. moment.StandsFor.SkipLast(1).Select(step => step.Key)];
}
