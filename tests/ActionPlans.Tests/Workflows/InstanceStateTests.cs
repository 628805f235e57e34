using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class InstanceStateTests
{
    private static readonly WorkflowDefinition Definition = A.Definition(
        A.Flowchart("f", [A.WriteLine("a"), A.Event("go"), A.Delay("d", "1.00:00:00"), A.WriteLine("b")], "a go", "a d", "go b"),
        A.Variable("Text", "String", "übung"), A.Variable("Count", "Int32", "7"), A.Variable("At", "DateTimeOffset", "2031-05-06T07:08:09+02:00"),
        A.Variable("Span", "TimeSpan", "1.02:03:04"), A.Variable("Price", "Decimal", "1.50"), A.Variable("Big", "Int64", "9007199254740993"),
        A.Variable("Map", "ObjectDictionary", "{\"k\":[1,2.5,null,true]}"));

    [Test]
    public void Writing_and_reading_changes_nothing()
    {
        InstanceState state = Interpreter.Step(Definition, null, new Start(CorrelationId: "C", Name: "N", InstanceId: "I", ParentInstanceId: "P"), A.Moment).State;

        InstanceState read = InstanceState.Read(Definition, state.Write());

        Assert.That(read.Write(), Is.EqualTo(state.Write()));
        Assert.That(read.Variables, Is.EqualTo(state.Variables));
        Assert.That(read.Waits, Is.EqualTo(state.Waits));
        Assert.That((read.CorrelationId, read.Name, read.InstanceId, read.ParentInstanceId), Is.EqualTo(("C", "N", "I", "P")));
    }

    /// <summary>A state as the first release stored it. Never change these bytes: they lie in people's databases.</summary>
    [Test]
    public void A_state_of_format_1_stays_readable()
    {
        WorkflowDefinition definition = A.Definition(
            A.Flowchart("f", [A.WriteLine("a"), A.Event("go"), A.Delay("d", "1.00:00:00"), A.WriteLine("b")], "a go", "a d", "go b"), A.Variable("Text", "String"));
        byte[] stored = Convert.FromBase64String(FirstRelease);

        InstanceState state = InstanceState.Read(definition, stored);
        StepResult result = Interpreter.Step(definition, state, new EventArrived("go"), A.Moment);

        Assert.That(state.CorrelationId, Is.EqualTo("REC-1"));
        Assert.That(state.Waits.Select(wait => (wait.Kind, wait.EventName, wait.DueAt)), Is.EqualTo(new[]
        {
            (BookmarkKind.Event, "go", (DateTimeOffset?)null), (BookmarkKind.Timer, null, A.Moment.AddDays(1)),
        }));
        Assert.That(result.Effects.Single().Inputs["Text"], Is.EqualTo("b"));
    }

    [Test]
    public void Damaged_states_are_refused_and_nothing_worse()
    {
        byte[] good = Interpreter.Step(Definition, null, new Start(new Dictionary<string, JsonNode?> { ["x"] = "y" }), A.Moment).State.Write();
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] bad = [.. good.Take(random.Next(good.Length + 1))];
            if (bad.Length > 0 && i % 2 == 0)
            {
                bad = [.. good];
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }
            try
            {
                InstanceState.Read(Definition, bad);
            }
            catch (FormatException)
            {
            }
        }
        Assert.That(() => InstanceState.Read(Definition, []), Throws.TypeOf<FormatException>());
        Assert.That(() => InstanceState.Read(Definition, [99]), Throws.TypeOf<NewerFormatException>().With.Message.Contains("format 99"));
    }

    [Test]
    public void A_step_of_the_journal_takes_tens_of_bytes_and_reads_back_the_same()
    {
        StepResult result = Interpreter.Step(Definition, null, new Start(), A.Moment);

        byte[] bytes = JournalCodec.Write(result.Journal);
        IReadOnlyList<JournalEntry> read = JournalCodec.Read(Definition, bytes);

        Assert.That(bytes, Has.Length.LessThan(40));
        Assert.That(read, Is.EqualTo(result.Journal));
    }

    private const string FirstRelease =
        "AQIGUkVDLTEAAAAFAwcAAAQAAAUAAEABAAEAAQAAAAMDAAADAgIABAMCAggBAwIFAgQDAIDm7KDF4ggAAAA=";
}
