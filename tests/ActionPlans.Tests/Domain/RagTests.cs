using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

// domain.md: "RAG is computed (with the rule shown) …; WHITE = depends on another body."
public sealed class RagTests
{
    [TestCase(RecommendationState.Closed, "2012-08-24", false, "2013-01-01", RagColour.Blue, "closed")]
    [TestCase(RecommendationState.Withdrawn, "2012-08-24", true, "2013-01-01", RagColour.Blue, "withdrawn")]
    [TestCase(RecommendationState.Open, "2012-08-24", false, "2012-08-09", RagColour.Green, "on track")]
    [TestCase(RecommendationState.Open, "2012-08-24", false, "2012-08-10", RagColour.Amber, "within 14 days")]
    [TestCase(RecommendationState.EvidenceSubmitted, "2012-08-24", false, "2012-08-20", RagColour.Green, "on track")]
    [TestCase(RecommendationState.Open, "2012-08-24", false, "2012-08-24", RagColour.Amber, "within 14 days")]
    [TestCase(RecommendationState.Open, "2012-08-24", false, "2012-08-25", RagColour.Red, "due Friday 24 August 2012")]
    [TestCase(RecommendationState.Open, "2012-08-24", true, "2012-08-25", RagColour.Red, "due Friday 24 August 2012")]
    [TestCase(RecommendationState.Open, "2012-08-24", true, "2012-08-20", RagColour.White, "another body")]
    public void The_colour_and_the_rule_that_gave_it(
        RecommendationState state, string due, bool dependsOnAnotherBody, string today, RagColour colour, string rule)
    {
        var deadline = new Deadline { Due = DateOnly.Parse(due), Rule = "", Explanation = "" };

        var rag = Rag.Of(state, deadline, dependsOnAnotherBody, DateOnly.Parse(today));

        Assert.That(rag.Colour, Is.EqualTo(colour));
        Assert.That(rag.Rule, Does.Contain(rule));
    }

    [Test]
    public void Without_a_deadline_it_is_amber_and_never_red()
    {
        Assert.That(Rag.Of(RecommendationState.Open, null, false, new(2099, 1, 1)), Is.EqualTo(new Rag(RagColour.Amber, "Amber: no deadline has been agreed.")));
    }

    [TestCase("2012-10-30", RagColour.Green)]
    [TestCase("2012-10-31", RagColour.Amber)]
    public void A_target_without_a_day_goes_by_its_review(string today, RagColour colour)
    {
        var deadline = new Deadline { ReviewBy = new(2012, 10, 30), Rule = "", Explanation = "" };

        Assert.That(Rag.Of(RecommendationState.Open, deadline, false, DateOnly.Parse(today)).Colour, Is.EqualTo(colour));
    }
}
