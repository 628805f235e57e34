using System.Text.Json.Nodes;

namespace ActionPlans.Runtime;

/// <summary>A workflow to be started.</summary>
/// <param name="DefinitionId">Its newest published version is taken, and kept.</param>
/// <param name="Subject">What it is about: "R7", "P1".</param>
public sealed record WorkflowStart(string DefinitionId, string Subject, Anchor Anchor, IReadOnlyDictionary<string, JsonNode?>? Input = null);
