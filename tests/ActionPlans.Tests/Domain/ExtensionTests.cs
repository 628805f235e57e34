using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"Extensions: reason, interim safeguard, approver, original date kept and visible; repeat extensions counted."</summary>
public sealed class ExtensionTests
{
    private static readonly DateOnly Due = new(2013, 1, 26);
    private static readonly DateOnly Today = new(2012, 12, 17);
    private static readonly DateOnly Later = new(2013, 3, 28);
    private static readonly Extension Asked = new(ExtensionState.Asked, Later, "Ann");

    [Test]
    public void Asking_needs_a_name_a_reason_and_a_safeguard()
    {
        Assert.That(Ask(by: " "), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Ask(reason: ""), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Ask(safeguard: " "), Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Ask(), Is.EqualTo(DecisionOutcome.Accepted));
    }

    [TestCase("2012-12-16", "not in the future")]
    [TestCase("2012-12-17", "not in the future")]
    [TestCase("2013-01-26", "not later than the date in force")]
    [TestCase("2013-01-25", "not later than the date in force")]
    public void A_date_that_gives_no_more_time_is_refused(string to, string because)
    {
        var day = DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Extension.Ask(RecommendationState.Open, Due, day, Today, "Ann", "r", "s").Decision.Reason, Does.Contain(because));
        Assert.That(Asked.Counter(RecommendationState.Open, Due, day, Today, "Bob", "r").Decision.Reason, Does.Contain(because));
    }

    [TestCase(RecommendationState.Closed)]
    [TestCase(RecommendationState.Withdrawn)]
    public void What_is_over_has_no_date_to_move(RecommendationState state)
    {
        Assert.That(Extension.Ask(state, Due, Later, Today, "Ann", "r", "s").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Asked.Grant(state, Due, Today, "Bob").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public void Without_a_date_there_is_none_to_extend() =>
        Assert.That(Extension.Ask(RecommendationState.Open, null, Later, Today, "Ann", "r", "s").Decision.Reason, Does.Contain("deadline agree"));

    [Test]
    public void Who_proposed_the_date_cannot_answer_it()
    {
        var countered = Asked.Counter(RecommendationState.Open, Due, new(2013, 2, 28), Today, "Bob", "Two months are too long.").After;

        Assert.That(Asked.Grant(RecommendationState.Open, Due, Today, " ANN").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(countered.Grant(RecommendationState.Open, Due, Today, "Bob").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(countered.Grant(RecommendationState.Open, Due, Today, "Ann").After, Is.EqualTo(new Extension(ExtensionState.Granted, new(2013, 2, 28), "Bob")));
    }

    [Test]
    public void An_answer_is_given_once()
    {
        var granted = Asked.Grant(RecommendationState.Open, Due, Today, "Bob").After;

        Assert.That(granted.Refuse(RecommendationState.Open, "Cleo", "no").Decision, Is.EqualTo(Decision.Ignored("The extension is already granted.")));
    }

    [Test]
    public void A_request_that_lay_until_its_date_had_passed_cannot_be_granted() =>
        Assert.That(Asked.Grant(RecommendationState.Open, Due, Later, "Bob").Decision.Reason, Does.Contain("not in the future"));

    [Test]
    public void The_new_deadline_says_who_why_what_protects_children_and_the_original_date()
    {
        var deadline = Asked.ToDeadline(2, Due, Today, "Bob", "No nurse could be found", "A bank nurse covers.");

        Assert.That(deadline.Due, Is.EqualTo(Later));
        Assert.That(deadline.Explanation, Is.EqualTo(
            "Extended to Thursday 28 March 2013 (extension number 2), proposed by Ann, granted by Bob on Monday 17 December 2012. Reason: No nurse could be found. "
            + "Until then: A bank nurse covers. The original date was Saturday 26 January 2013."));
    }

    [Test]
    public void A_first_date_is_agreed_once_in_the_future_and_with_a_reason()
    {
        Assert.That(Agree(null, Later).IsAccepted);
        Assert.That(Agree(null, Today).Reason, Does.Contain("not in the future"));
        Assert.That(Agree(Due, Later).Reason, Does.Contain("ask for an extension"));
        Assert.That(AgreedDate.Agree(RecommendationState.Open, null, Later, Today, "Ann", " ").Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(AgreedDate.Agree(RecommendationState.Closed, null, Later, Today, "Ann", "r").Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    private static Decision Agree(DateOnly? due, DateOnly on) => AgreedDate.Agree(RecommendationState.Open, due, on, Today, "Ann", "The board wants it.");

    private static DecisionOutcome Ask(string by = "Ann", string reason = "r", string safeguard = "s") =>
        Extension.Ask(RecommendationState.Open, Due, Later, Today, by, reason, safeguard).Decision.Outcome;
}
