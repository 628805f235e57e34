using System.Text.Json;
using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>Reads one definition file, collecting everything that is wrong with it.</summary>
internal sealed class DefinitionReader(string file, ActivityCatalog catalog)
{
    public const int MaxCharacters = 5 * 1024 * 1024;

    private readonly List<Activity?> activities = [];

    public List<DefinitionProblem> Problems { get; } = [];

    public List<DefinitionProblem> Warnings { get; } = [];

    /// <summary>Unknown types and expressions fault when they are reached, as in Elsa, instead of being refused.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Null when it could not be read at all; otherwise what could be read, problems or not.</summary>
    public WorkflowDefinition? Read(string json)
    {
        if (json.Length > MaxCharacters)
        {
            Refuse($"the file has {json.Length / 1024 / 1024} MB; more than 5 MB is not a workflow definition", "split the workflow");
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException problem)
        {
            Refuse($"not JSON: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}", "export the workflow again");
            return null;
        }

        using (document)
            return ReadDefinition(document.RootElement, json);
    }

    public Activity? ReadActivity(JsonElement json, VariableScope scope, string parentNodeId)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;

        int index = activities.Count;
        activities.Add(null);
        var reader = new ActivityReader(this, json, scope, parentNodeId);
        ActivityType? type = catalog.Find(reader.Type);
        if (type is null && !IsLenient)
            Refuse(reader, reader.Type == "Elsa.NotFoundActivity"
                ? $"the activity type '{json.Text("missingTypeName")}' was unknown to the server that exported the workflow"
                : "unknown activity type", NearestType(reader.Type));

        Activity activity = type?.Create(reader) ?? new UnknownActivity(json.Text("missingTypeName") ?? reader.Type, json.Number("missingTypeVersion", 0));
        reader.Describe(activity, index);
        activities[index] = activity;
        return activity;
    }

    public void Refuse(ActivityReader where, string reason, string? instead) =>
        Problems.Add(new DefinitionProblem(file, where.Id, where.Type, reason, instead));

    public VariableScope ReadVariables(JsonElement container, VariableScope? outer, ActivityReader? where)
    {
        var declarations = new List<VariableDeclaration>();
        foreach (JsonElement json in container.Items("variables"))
        {
            string name = json.Text("name") ?? "";
            string? typeName = json.Text("typeName");
            if (!ValueType.TryParse(typeName, json.Flag("isArray"), out ValueType type) && !IsLenient)
            {
                Problems.Add(new DefinitionProblem(
                    file, where?.Id, where?.Type, $"the variable '{name}' has the unknown type '{typeName}'",
                    $"use one of {string.Join(", ", ValueType.KnownNames.Take(12))}"));
            }
            object? first = json.Field("value") is { } value ? ValueConverter.Convert(ValueJson.FromElement(value), type) : null;
            declarations.Add(new VariableDeclaration(
                json.Text("id") ?? name, name, type, first, IsStored(json, "storageDriverTypeName")));
        }
        return new VariableScope(declarations, outer);
    }

    public IReadOnlyList<InputDeclaration> ReadInputs(JsonElement json) =>
    [
        .. json.Items("inputs").Select(input => new InputDeclaration(
            input.Text("name") ?? "", TypeOf(input, "type"), IsStored(input, "storageDriverType"))),
    ];

    private static bool IsStored(JsonElement json, string field) =>
        json.NamesType(field, ".WorkflowInstanceStorageDriver") || json.NamesType(field, ".WorkflowStorageDriver");

    private WorkflowDefinition? ReadDefinition(JsonElement json, string text)
    {
        if (json.Field("root") is not { ValueKind: JsonValueKind.Object } content)
        {
            Refuse("there is no root activity", "this is not an Elsa 3 workflow definition");
            return null;
        }
        if (json.Text("definitionId") is not { Length: > 0 } definitionId)
        {
            Refuse("there is no definitionId", "this is not an Elsa 3 workflow definition");
            return null;
        }

        VariableScope scope = ReadVariables(json, null, null);
        string workflow = content.Text("nodeId")?.Split(':')[0] ?? "Workflow1";
        Activity? child = ReadActivity(content, scope, workflow);
        JsonElement options = json.Field("options") ?? default;
        var root = new Workflow { IsRoot = true, Content = child, Scope = scope, Id = workflow, NodeId = workflow, Type = "Elsa.Workflow" };
        root.Index = activities.Count;
        root.Adopt(child is null ? [] : [child]);
        var definition = new WorkflowDefinition(text)
        {
            DefinitionId = definitionId,
            Id = json.Text("id") ?? definitionId,
            Version = json.Number("version", 1),
            Name = json.Text("name"),
            Description = json.Text("description"),
            Inputs = ReadInputs(json),
            Outputs = [.. json.Items("outputs").Select(output => new OutputDeclaration(output.Text("name") ?? "", TypeOf(output, "type")))],
            Outcomes = [.. json.Items("outcomes").Where(outcome => outcome.ValueKind == JsonValueKind.String).Select(outcome => outcome.GetString()!)],
            ContinuesWithIncidents = options.NamesType("incidentStrategyType", "ContinueWithIncidentsStrategy"),
            IsSingleton = options.NamesType("activationStrategyType", ".SingletonStrategy"),
            Activities = activities.ConvertAll(activity => activity!),
            Root = root,
        };
        definition.IndexActivities();
        return definition;
    }

    private ValueType TypeOf(JsonElement json, string field)
    {
        string? name = json.Text(field);
        if (!ValueType.TryParse(name, json.Flag("isArray"), out ValueType type) && !IsLenient)
            Refuse($"'{json.Text("name")}' has the unknown type '{name}'", $"use one of {string.Join(", ", ValueType.KnownNames.Take(12))}");
        return type;
    }

    private void Refuse(string reason, string instead) => Problems.Add(new DefinitionProblem(file, null, null, reason, instead));

    private string NearestType(string unknown)
    {
        string last = unknown[(unknown.LastIndexOf('.') + 1)..];
        ActivityType? near = catalog.Types.FirstOrDefault(type => type.TypeName.EndsWith("." + last, StringComparison.OrdinalIgnoreCase));
        return near is null
            ? "use one of the activities listed in workflows/README.md"
            : $"use '{near.TypeName}'";
    }
}
