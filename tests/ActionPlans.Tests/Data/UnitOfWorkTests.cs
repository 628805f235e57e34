using System.Data.Common;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Data;

[TestFixture]
public sealed class UnitOfWorkTests
{
    private static readonly DateOnly Day = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId P1 = SubjectId.Plan(1);

    [Test]
    public void Uncommitted_work_leaves_nothing()
    {
        using var house = Installation.At(Day);

        using (var work = house.Database.Begin())
            work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (1, 'NHS Nowhere', 'commissioner')");

        Assert.That(house.Count("SELECT count(*) FROM Body"), Is.Zero);
    }

    [Test]
    public void Reader_sees_nothing_of_work_that_is_not_committed_yet()
    {
        using var house = Installation.At(Day);
        using var work = house.Database.Begin();
        work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (1, 'NHS Nowhere', 'commissioner')");
        Assert.That(house.Count("SELECT count(*) FROM Body"), Is.Zero);

        work.Commit();

        Assert.That(house.Count("SELECT count(*) FROM Body"), Is.EqualTo(1));
    }

    [Test]
    public void Statement_that_fails_takes_the_whole_decision_with_it()
    {
        using var house = Installation.At(Day);

        Assert.That(
            () =>
            {
                using var work = house.Database.Begin();
                work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (1, 'NHS Nowhere', 'commissioner')");
                work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (2, 'NHS Nowhere', 'provider')");
                work.Commit();
            },
            Throws.InstanceOf<DbException>());

        Assert.That(house.Count("SELECT count(*) FROM Body"), Is.Zero);
    }

    [Test]
    public void Row_that_points_at_nothing_is_refused_by_the_database()
    {
        using var house = Installation.At(Day);

        Assert.That(
            () => house.Execute("INSERT INTO WorkflowTimer (InstanceId, Bookmark, Shard, DueAt) VALUES (77, 1, 0, 0)"),
            Throws.InstanceOf<DbException>().With.Message.Contains("FOREIGN KEY").IgnoreCase);
    }

    [Test]
    public async Task Recommendation_that_somebody_else_moved_meanwhile_is_not_moved_again()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        using var work = house.Database.Begin();
        var read = RecommendationStore.Get(work, R1);
        var bodies = RecommendationStore.Bodies(work, R1);

        Assert.That(RecommendationStore.Move(work, read, bodies, To(RecommendationState.Withdrawn), house.Clock.GetUtcNow()), Is.True);
        Assert.That(RecommendationStore.Move(work, read, bodies, To(RecommendationState.Closed), house.Clock.GetUtcNow()), Is.False);

        Assert.That(work.Scalar<string>("SELECT State FROM Recommendation"), Is.EqualTo("withdrawn"));

        static RecommendationParts To(RecommendationState state) => new([new RecommendationStatus(state, [])]);
    }

    [Test]
    public async Task Plan_that_somebody_else_moved_meanwhile_is_not_moved_again()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        using var work = house.Database.Begin();
        var read = PlanStore.Get(work, P1);

        Assert.That(PlanStore.Move(work, read, ActionPlanState.Submitted, house.Clock.GetUtcNow(), "the first"), Is.True);
        Assert.That(PlanStore.Move(work, read, ActionPlanState.Withdrawn, house.Clock.GetUtcNow(), "the second"), Is.False);

        Assert.That(work.Scalar<string>("SELECT State || ' by ' || SubmittedBy FROM ActionPlan"), Is.EqualTo("submitted by the first"));
    }

    [Test]
    public async Task Of_two_people_who_decide_at_the_same_moment_one_wins_and_the_other_hears_why_not()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 8));
        for (var number = 1; number <= 8; number++)
        {
            var recommendation = SubjectId.Recommendation(number);
            var evidence = (await house.HandInAsync(recommendation.ToString())).Id!.Value;
            using var together = new Barrier(2);

            var decisions = await Task.WhenAll(
                Task.Run(() => Decide(new AcceptEvidence(evidence, "the first"))),
                Task.Run(() => Decide(new RejectEvidence(evidence, "Not enough.", "the second"))));

            Assert.That(decisions.Count(decision => decision.IsAccepted), Is.EqualTo(1));
            var loser = decisions.Single(decision => !decision.IsAccepted);
            Assert.That(loser.Reason, Is.Not.Empty);
            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = @it AND Kind LIKE 'Evidence%ed' AND Kind <> 'EvidenceSubmitted'", new { it = recommendation.ToString() }), Is.EqualTo(1));

            Task<Decision> Decide(MediatR.IRequest<Decision> request)
            {
                together.SignalAndWait();
                return house.Mediator.Send(request);
            }
        }
    }
}
