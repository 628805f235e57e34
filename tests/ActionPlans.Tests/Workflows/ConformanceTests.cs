using System.Runtime.CompilerServices;
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
    public void All_recordings_are_there() => Assert.That(Cases().Count(), Is.EqualTo(154));
}
