using System.Globalization;
using System.Text.Json.Nodes;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>Which request carries out which effect. The names are those in workflows/*.json, a contract with stored definitions.</summary>
internal static class EffectRequests
{
    public static IRequest From(Effect effect, EffectContext context) => effect.Type switch
    {
        "ActionPlans.Notify" => new NotifyMailbox(context, Text(effect, "Recipient"), Text(effect, "Template")),
        "ActionPlans.Escalate" => new Escalate(context, Text(effect, "Recipient")),
        "ActionPlans.RequestEvidence" => new NotifyMailbox(context, Text(effect, "Recipient"), "evidence-requested"),
        "ActionPlans.Record" => new Record(context, Text(effect, "Text")),
        "Elsa.PublishEvent" => new PublishEvent(context, Text(effect, "EventName"), Text(effect, "CorrelationId"), Value(effect, "Payload")),
        "Elsa.DispatchWorkflow" => new DispatchWorkflow(
            context, Text(effect, "WorkflowDefinitionId"), Text(effect, "CorrelationId"), Values(effect, "Input"), effect.BookmarkId),
        "Elsa.WriteLine" => new Record(context, Text(effect, "Text")),
        _ => throw new InvalidOperationException($"no handler carries out '{effect.Type}'"),
    };

    private static string Text(Effect effect, string name) =>
        effect.Inputs.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";

    private static JsonNode? Value(Effect effect, string name) => InstanceState.ToJson(effect.Inputs.GetValueOrDefault(name));

    private static Dictionary<string, JsonNode?>? Values(Effect effect, string name) =>
        (Value(effect, name) as JsonObject)?.ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone());
}
