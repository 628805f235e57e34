using System.Text.Json;
using ActionPlans.Workflows.Activities;
using ActionPlans.Workflows.Scripts;

namespace ActionPlans.Workflows;

/// <summary>What an activity type asks of its JSON while an activity is made from it.</summary>
internal sealed class ActivityReader(DefinitionReader definition, JsonElement json, VariableScope outer, string parentNodeId)
{
    private readonly List<Input> inputs = [];
    private readonly List<Activity> children = [];
    private readonly List<(string Input, Script Script)> scripts = [];
    private VariableScope? scope;

    public string Id { get; } = json.Text("id") ?? "";

    public string Type { get; } = json.Text("type") ?? "";

    /// <summary>Not as written: a workflow used as an activity was exported with paths of its own.</summary>
    private string NodeId => $"{parentNodeId}:{Id}";

    /// <summary>The variables in sight: its own, which its children see as well, and those around it.</summary>
    private VariableScope Scope => scope ??= json.Items("variables").Any() ? definition.ReadVariables(json, outer, this) : outer;

    public Input Input(string name, ValueType type)
    {
        var input = new Input(name, type, Expression(json.Field(JsonName(name)), type, name));
        inputs.Add(input);
        return input;
    }

    /// <summary>All inputs that the type describes.</summary>
    public IReadOnlyList<Input> Inputs(ActivityType type)
    {
        foreach (InputDescriptor descriptor in type.Inputs)
        {
            ValueType.TryParse(descriptor.TypeName, false, out ValueType valueType);
            Input(descriptor.Name, valueType);
        }
        return inputs;
    }

    public string? PlainText(string field) => json.Text(field);

    public Activity? Child(string field) => json.Field(field) is { } child ? Read(child) : null;

    public Activity[] Children(string field) => [.. json.Items(field).Select(Read).OfType<Activity>()];

    public SwitchCase[] Cases() =>
    [
        .. json.Items("cases").Select(item => new SwitchCase(
            item.Text("label") ?? "",
            new Input(item.Text("label") ?? "", ValueType.Boolean, item.Field("condition") is { } condition ? Compile(condition, ValueType.Boolean, "Cases") : null),
            item.Field("activity") is { } activity ? Read(activity) : null)),
    ];

    public VariableSlot? Variable(string field)
    {
        if (json.Field(field) is not { ValueKind: JsonValueKind.Object } variable)
            return null;
        VariableSlot? slot = Scope.Find(variable.Text("id"), variable.Text("name"));
        if (slot is null && !definition.IsLenient)
            definition.Refuse(this, $"the variable '{variable.Text("name") ?? variable.Text("id")}' is not declared here", "declare it, or choose another");
        return slot;
    }

    /// <summary>A script that stands in the definition as a literal; null when it does not.</summary>
    public Script? ScriptOf(string field) =>
        json.Field(field)?.Field("expression") is { } expression && expression.Text("value") is { } source
            ? CompileScript(source, field)
            : null;

    private Script CompileScript(string source, string input)
    {
        Script script = Script.Compile(source);
        if (script.SyntaxError is { } problem && !definition.IsLenient)
            definition.Refuse(this, $"the JavaScript of input '{input}' can't be read: {problem}", "put it right");
        scripts.Add((input, script));
        return script;
    }

    public FlowConnection[] Connections(Activity[] activities)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < activities.Length; i++)
            positions.TryAdd(activities[i].Id, i);

        var connections = new List<FlowConnection>();
        foreach (JsonElement item in json.Items("connections"))
        {
            string? source = item.Field("source")?.Text("activity"), target = item.Field("target")?.Text("activity");
            if (source is null || target is null || !positions.TryGetValue(source, out int from) || !positions.TryGetValue(target, out int to))
            {
                if (!definition.IsLenient)
                    definition.Refuse(this, $"a connection from '{source}' to '{target}' has an end that is not in the flowchart", "connect or remove it");
                continue;
            }
            string port = item.Field("source")?.Text("port") ?? "Done";
            int same = connections.FindIndex(other => other.Source == from && other.Port == port && other.Target == to);
            connections.Add(new FlowConnection(from, port, to, same < 0 ? connections.Count : same));
        }
        return [.. connections];
    }

    public Activity ReadNestedWorkflow(WorkflowDefinition workflow)
    {
        foreach (InputDeclaration input in workflow.Inputs)
            Input(input.Name, input.Type);
        using JsonDocument nested = JsonDocument.Parse(workflow.Json, new JsonDocumentOptions { MaxDepth = 256 });
        scope = definition.ReadVariables(nested.RootElement, null, this);
        Activity? content = definition.ReadActivity(nested.RootElement.GetProperty("root"), scope, NodeId);
        if (content is not null)
            children.Add(content);
        return new Workflow { Content = content };
    }

    /// <summary>Fills in what every activity has.</summary>
    public void Describe(Activity activity, int index)
    {
        activity.Index = index;
        activity.Id = Id;
        activity.Name = json.Text("name");
        activity.Type = Type;
        activity.Version = json.Number("version", 1);
        activity.NodeId = NodeId;
        activity.CanStartWorkflow = json.Field("customProperties")?.Flag("canStartWorkflow") == true;
        activity.Inputs = inputs;
        activity.Scripts = scripts;
        activity.Scope = scope is not null && scope != outer ? scope : null;
        activity.Outputs = ReadOutputs();
        activity.Adopt(children);
    }

    private Activity? Read(JsonElement child)
    {
        Activity? activity = definition.ReadActivity(child, Scope, NodeId);
        if (activity is not null)
            children.Add(activity);
        return activity;
    }

    private Dictionary<string, VariableSlot> ReadOutputs()
    {
        var outputs = new Dictionary<string, VariableSlot>(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Name.Length > 0 && property.Value.Field("memoryReference")?.Text("id") is { } id && property.Value.Field("expression") is null
                && outer.Find(id, id) is { } slot)
                outputs[char.ToUpperInvariant(property.Name[0]) + property.Name[1..]] = slot;
        }
        return outputs;
    }

    private Expression? Expression(JsonElement? value, ValueType type, string name)
    {
        if (value is not { } given)
            return null;
        if (given.ValueKind != JsonValueKind.Object)
            return new ConstantExpression(ValueConverter.Convert(ValueJson.FromElement(given), type));
        return given.Field("expression") is { } expression ? Compile(expression, type, name) : null;
    }

    private Expression? Compile(JsonElement expression, ValueType type, string name)
    {
        JsonElement? value = expression.Field("value");
        switch (expression.Text("type"))
        {
            case "Literal" or null:
                return value is { } literal ? new ConstantExpression(ValueConverter.Convert(ValueJson.FromElement(literal), type)) : null;
            case "Object":
                return value is { } text ? new ConstantExpression(ObjectValue(text, type)) : null;
            case "Variable":
                return Variable(value, name);
            case "Input":
                return new InputExpression((value is { ValueKind: JsonValueKind.String } input ? input.GetString() : value?.Text("name")) ?? "");
            case "Output":
                return new OutputExpression(value?.Text("activityId") ?? "", value?.Text("outputName") ?? "Result");
            case "JavaScript":
                return new ScriptExpression(CompileScript(value is { ValueKind: JsonValueKind.String } source ? source.GetString()! : "", name));
            case var kind:
                if (!definition.IsLenient)
                    definition.Refuse(this, $"the input '{name}' uses the unknown expression kind '{kind}'", "use Literal, Variable, Input, Output, Object or JavaScript");
                return new UnknownExpression(kind);
        }
    }

    /// <summary>JSON text is parsed when the target has a type; into a target of type Object it stays text.</summary>
    private static object? ObjectValue(JsonElement value, ValueType type)
    {
        object? raw = ValueJson.FromElement(value);
        if (raw is string text && type != ValueType.Object && ValueJson.TryParse(text, out object? parsed))
            raw = parsed;
        return ValueConverter.Convert(raw, type);
    }

    private Expression Variable(JsonElement? value, string name)
    {
        string? id = value?.Text("id"), variable = value?.Text("name");
        if (Scope.Find(id, variable) is { } slot)
            return new VariableExpression(slot);
        if (variable is not ("CurrentValue" or "CurrentIndex") && !definition.IsLenient)
            definition.Refuse(this, $"the input '{name}' reads the variable '{variable ?? id}', which is not declared here", "declare it, or choose another");
        return new NamedVariableExpression(variable ?? id ?? "");
    }

    private static string JsonName(string name) => name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name[1..];
}
