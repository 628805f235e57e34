using Microsoft.AspNetCore.StaticAssets;

namespace ActionPlans.Web;

/// <summary>Every address that the service answers but files, one a line: its methods (pages take GET and POST) and its pattern. The tests try each as everybody.</summary>
internal static class Routes
{
    private const string FilesWhileDeveloping = "{**path:file}";

    public static void Print(WebApplication app, TextWriter to)
    {
        var lines = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != FilesWhileDeveloping)
            .Select(endpoint => $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])} /{endpoint.RoutePattern.RawText?.TrimStart('/')}")
            .Distinct().Order(StringComparer.Ordinal);
        foreach (var line in lines)
            to.WriteLine(line);
    }
}
