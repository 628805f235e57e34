using System.Text.Json;
using ActionPlans.Cli;
using ActionPlans.Comments;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime.Worker;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;
using MediatR;
using Npgsql;

namespace ActionPlans.Tests.Proof;

/// <summary>The line to the database breaks, in every way and at every moment that matters: nothing is lost, nothing happens twice, and the worker goes on by itself.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)] // most of the time it waits
public sealed class NetworkCutTests
{
    private const int Timers = 100;
    private const int Bodies = 5;
    private const int Cuts = 2;

    private const string Claim = "FROM WorkflowTimer t";
    private const string Commit = "COMMIT";
    private const string Dispatch = "UPDATE Message SET NextAttemptAt";
    private const string Delivered = "UPDATE Message SET State = 'sent'";

    [Test]
    public async Task What_somebody_does_is_done_anew_when_it_has_not_happened([Values("INSERT INTO Comment", "INSERT INTO TimelineEntry")] string moment, [Values] Cut how)
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var database = PostgreSqlServer.Shared.MakeDatabase("cut");
        var day = new DateOnly(2026, 4, 14);
        using var burst = await Burst.OnAsync(day, count: 1, bodies: 1, database.Connection);
        using var line = new CutLine(PostgreSqlServer.Shared.Port, moment, how);
        Lead(burst, database, along: line);
        using var data = DataFolder.Open(burst.Folder, new SimulatedClock(LondonTime.At(day, new TimeOnly(10, 0))));
        var subject = SubjectId.Parse("R1", "R");
        line.Break(1);

        var decision = await data.Get<IMediator>().Send(new AddComment(subject, "The rota was checked.", "Robin Ashdown"));

        Assert.That(decision.IsAccepted);
        Assert.That(line.Left, Is.Zero, "the line did not break");
        Assert.That((await data.Get<IMediator>().Send(new ShowSubject(subject))).Comments.Select(comment => comment.Text), Is.EqualTo(["The rota was checked."]));
    }

    [Test]
    public async Task Worker_goes_on_by_itself_and_everything_happens_once(
        [Values(Claim, Commit, Dispatch, Delivered)] string moment, [Values] Cut how)
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var database = PostgreSqlServer.Shared.MakeDatabase("cut");
        var day = new DateOnly(2026, 4, 14);
        using var burst = await Burst.OnAsync(day, Timers, Bodies, database.Connection);
        using var line = new CutLine(PostgreSqlServer.Shared.Port, moment, how);
        Lead(burst, database, along: line);

        var clock = new SimulatedClock(LondonTime.At(day, new TimeOnly(10, 0)));
        using (var data = DataFolder.Open(burst.Folder, clock))
        {
            line.Break(Cuts);
            for (var failures = 0; ; failures++)
            {
                try
                {
                    await data.Get<WorkRound>().RunAsync(CancellationToken.None);
                    if (line.Left == 0)
                        break;
                }
                catch (Exception broken) when (DatabaseProblem.Explain(broken) is not null)
                {
                    Assert.That(failures, Is.LessThanOrEqualTo(Cuts), "it does not recover");
                }

                // What a broken worker had claimed is left to it for five minutes.
                clock.MoveTo(clock.GetUtcNow().AddMinutes(6));
                Assert.That(clock.GetUtcNow(), Is.LessThan(LondonTime.At(day.AddDays(1), TimeOnly.MinValue)), $"{line.Left} cuts were not used");
            }
        }

        await burst.FinishAsync(LondonTime.At(day.AddDays(1), new TimeOnly(10, 0)));
        burst.AssertEverythingOnce();
    }

    private static void Lead(Burst burst, PostgreSqlDatabase database, CutLine along)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.Connection["postgresql:".Length..])
        {
            Port = along.Port,
            CommandTimeout = 1,
            CancellationTimeout = -1,
            MaxAutoPrepare = 1, // words that were prepared are not sent again
        };
        File.WriteAllText(Path.Combine(burst.Folder, "actionplans.json"), JsonSerializer.Serialize(new Dictionary<string, string> { [Database.Setting] = $"postgresql:{connection}" }));
    }
}
