using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ActionPlans.Workflows;
using ActionPlans.Workflows.Replay;

namespace ActionPlans.Tests.Workflows;

/// <summary>What the real Elsa 3.7.1 did, case by case; the folder's README tells how it was recorded.</summary>
public sealed class ConformanceTests
{
    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Conformance");

    private static IEnumerable<TestCaseData> Cases() => Directory.EnumerateFiles(Folder(), "*.json").Order(StringComparer.Ordinal)
        .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Cases))]
    public void Behaves_as_Elsa_did(string file)
    {
        ReplayResult result = Replay.Run(File.ReadAllText(file));

        Assert.That(result.Differences, Is.Empty);
    }

    [Test]
    public void A_replay_tells_what_differs()
    {
        string recorded = File.ReadAllText(Path.Combine(Folder(), "if-then.json"));

        ReplayResult result = Replay.Run(recorded.Replace("\"t\",\n        \"z\"", "\"x\"").Replace("\"Finished\"", "\"Running\""));

        Assert.That(result.Differences, Has.Some.Contains("status: Elsa \"Running\", we \"Finished\""));
    }

    [TestCase("nonsense")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"definition\":{\"definitionId\":\"d\",\"root\":{}},\"script\":[{\"dance\":{}}],\"observed\":[]}")]
    public void What_is_no_case_is_refused(string text) => Assert.That(() => Replay.Run(text), Throws.TypeOf<FormatException>());

    /// <summary>Real definitions with something in them replaced: they may be refused or fault, but nothing may throw or hang.</summary>
    [Test]
    public void Spoilt_definitions_are_refused_or_fault()
    {
        var random = new Random(7);
        foreach (TestCaseData recorded in Cases())
        {
            string json = File.ReadAllText((string)recorded.Arguments[0]!);
            for (int i = 0; i < 15; i++)
            {
                JsonNode definition = JsonNode.Parse(json)!["definition"]!;
                Spoil(definition, random);
                string spoilt = definition.ToJsonString();
                if (WorkflowDefinition.Check(spoilt, "x.json", ActivityCatalog.Standard).Definition is { } read)
                    Interpreter.Step(read, null, new Start(), A.Moment);
            }
        }
    }

    private static void Spoil(JsonNode node, Random random)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(node, places);
        (JsonNode parent, string? name, int index) = places[random.Next(places.Count)];
        JsonNode? other = random.Next(8) switch
        {
            0 => null, 1 => 5, 2 => "x", 3 => new JsonArray(), 4 => new JsonObject(), 5 => true, 6 => new JsonArray(1, "x"), _ => -1e300,
        };
        if (name is null)
            parent.AsArray()[index] = other;
        else
            parent.AsObject()[name] = other;
    }

    private static void Collect(JsonNode? node, List<(JsonNode, string?, int)> places)
    {
        if (node is JsonObject map)
        {
            foreach ((string name, JsonNode? child) in map)
            {
                places.Add((map, name, 0));
                Collect(child, places);
            }
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                places.Add((list, null, i));
                Collect(list[i], places);
            }
        }
    }

    [Test]
    public void All_recordings_are_there() => Assert.That(Cases().Count(), Is.EqualTo(154));
}
