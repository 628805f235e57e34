using ActionPlans.Authoring;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Authoring;

/// <summary>What the editor exports goes into the folder workflows as it is, and what stands there opens in the editor.</summary>
[TestFixture]
public sealed class RoundTripTests
{
    private const string Author = "Alex Fenn";
    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public async Task Export_goes_into_the_folder_of_another_installation_unchanged()
    {
        string exported;
        using (var house = Installation.At(Day))
        {
            var written = (await Written.OpenAsync(house, "recommendation")).Named("Recommendation, kinder").With("note", "ActionPlans.Record", "Write it down", ("text", "Literal", "Begun."));
            await house.Mediator.Send(new SaveDefinition(written.Without("start", "assign").Connected("start", "note").Connected("note", "assign").Bytes, true, Author));
            exported = (await house.Mediator.Send(new GetVersion("recommendation"))).Json;
        }

        using var definitions = new DefinitionsFolder();
        File.WriteAllText(Path.Combine(definitions.Path, "recommendation.json"), exported);
        using var other = Installation.At(Day, definitions: definitions.Path);
        Assert.That((await other.Mediator.Send(new GetVersion("recommendation"))).Json, Is.EqualTo(exported));
        other.Restart();
        await other.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        Assert.That((await other.ShowAsync("R1")).Timeline.Select(entry => entry.Text), Has.Some.EqualTo("Begun."));
    }

    [Test]
    public async Task Export_put_into_the_folder_where_it_was_published_changes_nothing()
    {
        using var definitions = new DefinitionsFolder();
        using var house = Installation.At(Day, definitions: definitions.Path);
        await house.Mediator.Send(new SaveDefinition((await Written.OpenAsync(house, "recommendation")).Named("Kinder").Bytes, true, Author));
        File.WriteAllText(Path.Combine(definitions.Path, "recommendation.json"), (await house.Mediator.Send(new GetVersion("recommendation"))).Json);

        house.Restart();

        Assert.That((await house.Mediator.Send(new ListVersions("recommendation"))).Select(version => version.Name), Is.EqualTo(new[] { "Kinder", "Recommendation" }));
    }

    [Test]
    public async Task Version_of_the_folder_gives_way_to_an_administrators_of_the_same_number()
    {
        using var definitions = new DefinitionsFolder();
        using var house = Installation.At(Day, definitions: definitions.Path);
        await house.Mediator.Send(new SaveDefinition((await Written.OpenAsync(house, "recommendation")).Named("Ours").Bytes, true, Author));
        definitions.Change("recommendation", 2, ("Remind the lead", "Remind everybody named"));

        house.Restart();
        house.Restart();

        Assert.That((await house.Mediator.Send(new ListVersions("recommendation")))[0].Name, Is.EqualTo("Ours"));
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'definition-passed-over'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Imported_file_is_a_draft_until_it_is_published()
    {
        using var house = Installation.At(Day);
        var file = File.ReadAllBytes(Path.Combine(WorkflowDefinitions.ShippedFolder, "risk.json"));

        var imported = await house.Mediator.Send(new ImportDefinition(file, Author));

        Assert.That((imported.DefinitionId, imported.Version), Is.EqualTo(("risk", 2L)));
        Assert.That((await house.Mediator.Send(new ListVersions("risk"))).Select(version => version.Standing), Is.EqualTo(new[] { VersionStanding.Draft, VersionStanding.Current }));
    }

    [TestCaseSource(nameof(Shipped))]
    public void Shipped_definition_stands_in_the_one_form(string file)
    {
        var text = File.ReadAllText(file);
        var definition = WorkflowDefinition.Read(text, file, ActivityCatalog.Standard);

        Assert.That(DefinitionDocument.Write(DefinitionDocument.Read(File.ReadAllBytes(file)), definition.DefinitionId, definition.Version, isPublished: true), Is.EqualTo(text));
    }

    /// <summary>Studio draws a box 230 wide, and clean lines only where there is room between two.</summary>
    [TestCaseSource(nameof(Shipped))]
    public void Shipped_definition_opens_laid_out(string file)
    {
        var root = DefinitionDocument.Root(DefinitionDocument.Read(File.ReadAllBytes(file)))!;
        var places = DefinitionDocument.Activities(root).Skip(1).Select(activity =>
        {
            var position = activity["metadata"]!["designer"]!["position"]!;
            return (Id: DefinitionDocument.Text(activity, "id"), X: position["x"]!.GetValue<double>(), Y: position["y"]!.GetValue<double>());
        }).ToList();

        var tooClose = from one in places from other in places where one != other && Math.Abs(one.Y - other.Y) < 100 && Math.Abs(one.X - other.X) < 340 select $"{one.Id} and {other.Id}";
        Assert.That(tooClose, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Shipped() => Directory.EnumerateFiles(WorkflowDefinitions.ShippedFolder, "*.json").Order(StringComparer.Ordinal)
        .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));
}
