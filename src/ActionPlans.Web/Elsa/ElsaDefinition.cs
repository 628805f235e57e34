using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Access;
using ActionPlans.Authoring;

namespace ActionPlans.Web.Elsa;

/// <summary>A version in the form that Studio reads.</summary>
internal static class ElsaDefinition
{
    /// <summary>The document itself, with what only we know: which version it is, and what the viewer may do. Without the link "publish" Studio lets nobody change it.</summary>
    public static JsonObject Of(VersionDocument document, Viewer viewer)
    {
        var json = JsonNode.Parse(document.Json, documentOptions: new JsonDocumentOptions { MaxDepth = 130 })!.AsObject();
        var version = document.Version;
        json.Remove("$schema");
        json["id"] = version.Id.ToString();
        json["version"] = version.Version;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.Standing == VersionStanding.Current;
        json["links"] = viewer.IsAdministrator
            ? JsonSerializer.SerializeToNode(new[] { new Link($"{ElsaApi.Path}/workflow-definitions/{Uri.EscapeDataString(version.DefinitionId)}/publish", "publish", "POST") }, ElsaJson.Options)
            : new JsonArray();
        return json;
    }

    public static object Summary(AuthoredVersion version) => new
    {
        Id = version.Id.ToString(), version.DefinitionId, version.Name, version.Description, version.Version, version.IsLatest, IsPublished = version.Standing == VersionStanding.Current,
        IsReadonly = false, ProviderName = "", MaterializerName = "Json", IsMaterializerAvailable = true, CreatedAt = version.At, Links = Array.Empty<Link>(),
    };
}
