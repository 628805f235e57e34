using ActionPlans.Data;
using ActionPlans.Evidence;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Proof;

/// <summary>The plug is pulled just before and just after every commit of a busy life; what was done in the end is the same, and nothing twice.</summary>
[TestFixture]
[NonParallelizable] // the commit point is the process's
public sealed class CommitBoundaryTests
{
    private const int Recommendations = 6;
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly LongOverdue = new(2013, 2, 12);

    [TearDown]
    public void Plug_back_in() => UnitOfWork.CommitPoint = null;

    [Test]
    public async Task A_crash_at_any_commit_boundary_changes_nothing_in_the_end()
    {
        var boundaries = 0;
        var undisturbed = await LifeAsync(_ =>
        {
            boundaries++;
            return false;
        });
        Assert.That(boundaries, Is.GreaterThan(2 * 20), "too little happens for a proof");
        Assert.That(undisturbed.Count(fact => fact.StartsWith("letter ", StringComparison.Ordinal)), Is.GreaterThan(3));
        Assert.That(undisturbed, Is.Unique);

        for (var boundary = 1; boundary <= boundaries; boundary++)
        {
            var (passed, crashes) = (0, 0);
            var crashed = await LifeAsync(_ => ++passed == boundary && ++crashes == 1);
            Assert.That(crashes, Is.EqualTo(1));
            Assert.That(crashed, Is.EqualTo(undisturbed), $"crashed at boundary {boundary} of {boundaries}");
        }
    }

    [Test]
    public async Task A_life_that_crashes_at_every_seventh_commit_boundary_comes_to_the_same_end()
    {
        var undisturbed = await LifeAsync(_ => false);
        var (passed, crashes) = (0, 0);

        var crashed = await LifeAsync(_ => ++passed % 7 == 0 && ++crashes > 0);

        Assert.That(crashes, Is.GreaterThan(5));
        Assert.That(crashed, Is.EqualTo(undisturbed));
    }

    /// <param name="crashes">Asked at every boundary.</param>
    private static async Task<IReadOnlyList<string>> LifeAsync(Predicate<string> crashes)
    {
        using var installation = Installation.At(Received);
        while (true)
        {
            installation.Runtime.BatchSize = 1;
            UnitOfWork.CommitPoint = boundary =>
            {
                if (crashes(boundary))
                    throw new PlugPulled();
            };
            try
            {
                await LiveAsync(installation);
                return EverythingDone.By(installation);
            }
            catch (PlugPulled)
            {
                UnitOfWork.CommitPoint = null;
                installation.Restart();
            }
            finally
            {
                UnitOfWork.CommitPoint = null;
            }
        }
    }

    /// <summary>
    /// Import, announcements, a long downtime, everything overdue at once, evidence and its acceptance. Begun again after a crash it goes on where
    /// it was: people look what is there before they do it, and the clock never goes back.
    /// </summary>
    private static async Task LiveAsync(Installation installation)
    {
        if (installation.Count("SELECT count(*) FROM Report") == 0)
            await installation.ImportAsync(FictionalReport.AskingMuch("Within 3 months", Recommendations) with { PlanWithin = null }, Received);
        await installation.LiveUntilAsync(Received.AddDays(1));

        installation.SleepUntil(LongOverdue);
        await installation.LiveUntilAsync(LongOverdue.AddDays(1));

        if (installation.Count("SELECT count(*) FROM Evidence") == 0)
            await installation.HandInAsync("R1");
        await installation.LiveUntilAsync(LongOverdue.AddDays(2));
        await installation.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
        await installation.LiveUntilAsync(LongOverdue.AddDays(3));
    }

    private sealed class PlugPulled : Exception;
}
