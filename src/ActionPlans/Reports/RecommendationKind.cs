namespace ActionPlans.Reports;

/// <summary>What the family calls the thing asked for.</summary>
public enum RecommendationKind { Recommendation, AreaForImprovement, AreaForDevelopment, PriorityAction, MustDo, ShouldDo }

public static class StoredRecommendationKind
{
    /// <summary>The name that rows and JSON carry; it never changes.</summary>
    public static string ToStored(this RecommendationKind kind) => kind switch
    {
        RecommendationKind.Recommendation => "recommendation",
        RecommendationKind.AreaForImprovement => "area-for-improvement",
        RecommendationKind.AreaForDevelopment => "area-for-development",
        RecommendationKind.PriorityAction => "priority-action",
        RecommendationKind.MustDo => "must-do",
        RecommendationKind.ShouldDo => "should-do",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <returns>Null: there is no kind of that name.</returns>
    public static RecommendationKind? Find(string stored) =>
        Enum.GetValues<RecommendationKind>().Select(kind => (RecommendationKind?)kind).FirstOrDefault(kind => kind!.Value.ToStored() == stored);
}
