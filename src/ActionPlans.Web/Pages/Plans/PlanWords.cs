using ActionPlans.Domain;
using ActionPlans.Plans;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>What stands in a plan, in the words that people read.</summary>
internal static class PlanWords
{
    public static readonly (string Value, string Text)[] Answers = [("", "Not answered yet"), ("agreed", "Agreed"), ("partlyAgreed", "Partly agreed"), ("notAgreed", "Not agreed")];

    public static string Answer(string? stored) => Answers.First(answer => answer.Value == (stored ?? "")).Text;

    public static string Version(string state) => state == "draft" ? "Being written" : Words.State(state);

    /// <summary>By the same rule as a recommendation's.</summary>
    public static Rag Rag(PlannedAction action, DateOnly today) => Domain.Rag.Of(
        action.State == "done" ? RecommendationState.Closed : RecommendationState.Open,
        new Deadline { Due = action.Due, ReviewBy = action.ReviewBy, Rule = "", Explanation = "" },
        dependsOnAnotherBody: false,
        today);

    public static string Colour(Rag rag) => rag.Colour.ToStored().Replace("amber", "orange", StringComparison.Ordinal);
}
