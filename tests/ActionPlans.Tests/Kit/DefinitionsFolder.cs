using System.Text.Json.Nodes;
using ActionPlans.Runtime;

namespace ActionPlans.Tests.Kit;

/// <summary>A copy of the shipped workflow definitions that a test may change.</summary>
internal sealed class DefinitionsFolder : IDisposable
{
    private readonly TempFolder folder = new();

    public DefinitionsFolder()
    {
        foreach (var file in Directory.EnumerateFiles(WorkflowDefinitions.ShippedFolder, "*.json"))
            File.Copy(file, folder[System.IO.Path.GetFileName(file)]);
    }

    public string Path => folder.Path;

    /// <summary>Gives the definition another version number and other texts.</summary>
    public void Change(string definition, int version, params ReadOnlySpan<(string From, string To)> texts)
    {
        var file = folder[definition + ".json"];
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["version"] = version;
        json["id"] = $"{definition}-{version}";
        var text = json.ToJsonString();
        foreach (var (from, to) in texts)
        {
            Assert.That(text, Does.Contain(from), "the definition has this text");
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(file, text);
    }

    public void Dispose() => folder.Dispose();
}
