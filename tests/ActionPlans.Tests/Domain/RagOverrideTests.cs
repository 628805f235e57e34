using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"RAG is computed (with the rule shown) and can be overridden only with a written rationale".</summary>
public sealed class RagOverrideTests
{
    private static readonly DateOnly Today = new(2012, 12, 17);
    private static readonly RagOverride Amber = new(RagColour.Amber, "The nurse left.", new(2013, 1, 31), "Ann");
    private static readonly Rag Computed = new(RagColour.Green, "Green: due Saturday 26 January 2013, on track.");

    [Test]
    public void Needs_a_name_a_rationale_and_an_end_in_the_next_three_months()
    {
        Assert.That(Amber.Set(RecommendationState.Open, Today).IsAccepted);
        Assert.That(Outcome(Amber with { By = " " }), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Outcome(Amber with { Rationale = " " }), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Outcome(Amber with { Until = Today }), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Outcome(Amber with { Until = new(2013, 3, 17) }), Is.EqualTo(DecisionOutcome.Accepted));
        Assert.That(Outcome(Amber with { Until = new(2013, 3, 18) }), Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public void Blue_and_what_is_over_cannot_be_coloured()
    {
        Assert.That(Outcome(Amber with { Colour = RagColour.Blue }), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Amber.Set(RecommendationState.Closed, Today).Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public void Holds_to_its_last_day_and_shows_what_is_computed_beside_it()
    {
        Assert.That(RagOverride.Effective(Computed, Amber, Amber.Until), Is.EqualTo(new Rag(
            RagColour.Amber, "Amber: set by Ann until Thursday 31 January 2013: The nurse left. (Computed: Green: due Saturday 26 January 2013, on track.)")));
        Assert.That(RagOverride.Effective(Computed, Amber, Amber.Until.AddDays(1)), Is.EqualTo(Computed));
        Assert.That(RagOverride.Effective(Computed, null, Today), Is.EqualTo(Computed));
    }

    [Test]
    public void White_and_only_white_says_what_it_waits_for()
    {
        var white = Amber with { Colour = RagColour.White };
        Assert.That(Outcome(white), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Outcome(white with { DependsOn = "R9" }), Is.EqualTo(DecisionOutcome.Accepted));
        Assert.That(Outcome(white with { DependsOn = "R9", IsMet = true }), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Outcome(Amber with { DependsOn = "R9" }), Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public void White_ends_when_what_it_waits_for_has_happened()
    {
        var white = Amber with { Colour = RagColour.White, DependsOn = "R9" };
        Assert.That(RagOverride.Effective(Computed, white, Today).Rule, Does.StartWith("White: it waits for R9; set by Ann until"));
        Assert.That(RagOverride.Effective(Computed, white with { IsMet = true }, Today), Is.EqualTo(Computed));
    }

    [Test]
    public void Never_hides_that_it_is_closed()
    {
        var closed = new Rag(RagColour.Blue, "Blue: closed.");
        Assert.That(RagOverride.Effective(closed, Amber, Today), Is.EqualTo(closed));
    }

    private static DecisionOutcome Outcome(RagOverride set) => set.Set(RecommendationState.Open, Today).Outcome;
}
